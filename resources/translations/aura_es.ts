<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>AboutSection</name>
    <message>
        <source>Copy for support</source>
        <translation>Copiar para soporte</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>Carpeta de datos</translation>
    </message>
    <message>
        <source>Open the data folder</source>
        <translation>Abrir la carpeta de datos</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
</context>
<context>
    <name>AgentChooser</name>
    <message>
        <source>Download of the tunnel&apos;s program</source>
        <translation>Descarga del programa del túnel</translation>
    </message>
    <message>
        <source>Download it</source>
        <translation>Descargar ngrok</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Elegir archivo</translation>
    </message>
    <message>
        <source>Yes, download</source>
        <translation>Sí, descargar</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Ahora no</translation>
    </message>
    <message>
        <source>Cancel the download</source>
        <translation>Cancelar la descarga</translation>
    </message>
    <message>
        <source>Looking for the tunnel&apos;s program on this PC</source>
        <translation>Buscando el programa del túnel en este PC</translation>
    </message>
    <message>
        <source>ngrok {version} is on this PC</source>
        <translation>ngrok {version} está en este PC</translation>
    </message>
    <message>
        <source>The tunnel&apos;s program (ngrok) is not on this PC yet</source>
        <translation>El programa del túnel (ngrok) aún no está en este PC</translation>
    </message>
    <message>
        <source>It can be downloaded now, or you choose the file if you have it.</source>
        <translation>Puedes descargarlo ahora, o elegir el archivo si ya lo tienes.</translation>
    </message>
    <message>
        <source>The tunnel&apos;s program cannot be used</source>
        <translation>El programa del túnel no se puede usar</translation>
    </message>
    <message>
        <source>Download the tunnel&apos;s program?</source>
        <translation>¿Descargar el programa del túnel?</translation>
    </message>
    <message>
        <source>About 30 MB, from its maker. What arrives is checked before it is used, and it is kept in the folder of this program.</source>
        <translation>Unos 30 MB, desde el sitio de ngrok. Lo que llega se revisa antes de usarlo y se guarda en la carpeta de este programa.</translation>
    </message>
    <message>
        <source>{done} of {whole}</source>
        <translation>{done} de {whole}</translation>
    </message>
    <message>
        <source>Downloading the tunnel&apos;s program</source>
        <translation>Descargando el programa del túnel</translation>
    </message>
</context>
<context>
    <name>AiModeButton</name>
    <message>
        <source>AI mode: {mode}</source>
        <translation>Modo de IA: {mode}</translation>
    </message>
    <message>
        <source>This patient does not want AI.</source>
        <translation>Este paciente no quiere IA.</translation>
    </message>
    <message>
        <source>Without AI for this patient</source>
        <translation>Sin IA para este paciente</translation>
    </message>
</context>
<context>
    <name>AiPage</name>
    <message>
        <source>Without AI</source>
        <translation>Sin IA</translation>
    </message>
    <message>
        <source>The AI writes nothing. You can switch it on later in Settings.</source>
        <translation>La IA no escribe nada. Puedes encenderla después en Ajustes.</translation>
    </message>
    <message>
        <source>Suggests</source>
        <translation>Sugiere</translation>
    </message>
    <message>
        <source>Prepares a draft; a person reads it and sends it.</source>
        <translation>Prepara un borrador; una persona lo revisa y lo envía.</translation>
    </message>
    <message>
        <source>Recommended</source>
        <translation>Recomendado</translation>
    </message>
    <message>
        <source>What the AI does</source>
        <translation>Qué hace la IA</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versión</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Clave</translation>
    </message>
    <message>
        <source>Get the list</source>
        <translation>Traer modelos</translation>
    </message>
    <message>
        <source>Test the connection</source>
        <translation>Probar conexión</translation>
    </message>
    <message>
        <source>The key you gave before stays kept, encrypted. Settings can delete it.</source>
        <translation>La clave que ya diste sigue guardada y cifrada. Puedes eliminarla en Ajustes.</translation>
    </message>
    <message>
        <source>Help with writing answers</source>
        <translation>Ayuda para escribir respuestas</translation>
    </message>
    <message>
        <source>The AI writes drafts from what your clinic tells it. Nothing is sent without a person.</source>
        <translation>La IA escribe borradores con lo que tu clínica le cuenta. Nada se envía sin una persona.</translation>
    </message>
    <message>
        <source>A draft stays a draft</source>
        <translation>Un borrador queda en borrador</translation>
    </message>
    <message>
        <source>Whatever the AI writes waits for a person, who edits it, sends it or drops it.</source>
        <translation>Lo que escribe la IA espera a una persona, que lo corrige, lo envía o lo descarta.</translation>
    </message>
    <message>
        <source>A server of your own</source>
        <translation>Un servidor propio</translation>
    </message>
    <message>
        <source>Any server that speaks OpenAI&apos;s protocol works, also one inside the clinic, like **http://192.168.1.20:8000/v1**. Then no message leaves the building for the AI.</source>
        <translation>Sirve cualquier servidor compatible con OpenAI, también uno dentro de la clínica, como **http://192.168.1.20:8000/v1**. Así ningún mensaje sale de la clínica hacia la IA.</translation>
    </message>
    <message>
        <source>The service you choose may charge for each draft.</source>
        <translation>El servicio que elijas puede cobrar por cada borrador.</translation>
    </message>
    <message>
        <source>Decide later</source>
        <translation>Decidir después</translation>
    </message>
    <message>
        <source>Keep it anyway</source>
        <translation>Guardar igual</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Servicio</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Name of your deployment</source>
        <translation>Nombre de tu implementación</translation>
    </message>
    <message>
        <source>Choose or type its name</source>
        <translation>Elige o escribe su nombre</translation>
    </message>
    <message>
        <source>As the Azure portal names it.</source>
        <translation>Como aparece en el portal de Azure.</translation>
    </message>
    <message>
        <source>The test sends one short sentence without any patient&apos;s data, and waits for the answer.</source>
        <translation>La prueba envía una frase corta, sin datos de pacientes, y espera la respuesta.</translation>
    </message>
    <message>
        <source>As in https://your-clinic.openai.azure.com</source>
        <translation>Por ejemplo https://tu-clinica.openai.azure.com</translation>
    </message>
    <message>
        <source>As in http://192.168.1.20:8000/v1; without https only inside the clinic.</source>
        <translation>Por ejemplo http://192.168.1.20:8000/v1; sin https, solo dentro de la clínica.</translation>
    </message>
    <message>
        <source>The environment of this PC gives it.</source>
        <translation>La define el entorno de este PC.</translation>
    </message>
    <message>
        <source>One is kept. Leave this empty to go on with it.</source>
        <translation>Ya hay una guardada. Deja el campo vacío para seguir con ella.</translation>
    </message>
    <message>
        <source>It is kept encrypted on this computer.</source>
        <translation>Se guarda cifrada en este computador.</translation>
    </message>
    <message>
        <source>OpenAI</source>
        <translation>OpenAI</translation>
    </message>
    <message>
        <source>Azure OpenAI</source>
        <translation>Azure OpenAI</translation>
    </message>
    <message>
        <source>A compatible server, also in the clinic</source>
        <translation>Servidor compatible, también de la clínica</translation>
    </message>
    <message>
        <source>Write the server&apos;s address</source>
        <translation>Escribe la dirección del servidor</translation>
    </message>
    <message>
        <source>Paste the key</source>
        <translation>Pega la clave</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>Elige un modelo</translation>
    </message>
    <message>
        <source>Asking for the models…</source>
        <translation>Trayendo los modelos…</translation>
    </message>
    <message numerus="yes">
        <source>%n model(s) to choose from</source>
        <translation>
            <numerusform>%n modelo para elegir</numerusform>
            <numerusform>%n modelos para elegir</numerusform>
        </translation>
    </message>
    <message>
        <source>The server names no models; type the name.</source>
        <translation>El servidor no da una lista de modelos; escribe el nombre.</translation>
    </message>
    <message>
        <source>Waiting for an answer…</source>
        <translation>Esperando una respuesta…</translation>
    </message>
    <message>
        <source>Answered in {seconds} s · {hour}</source>
        <translation>Respondió en {seconds} s · {hour}</translation>
    </message>
    <message>
        <source>Write it whole, with http:// or https:// in front.</source>
        <translation>Escríbela completa, con http:// o https:// al comienzo.</translation>
    </message>
</context>
<context>
    <name>AllowanceMeters</name>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>First messages, 24 h</source>
        <translation>Primeros mensajes, 24 h</translation>
    </message>
</context>
<context>
    <name>AppearanceSection</name>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Tamaño del texto</translation>
    </message>
</context>
<context>
    <name>AskTwice</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>AuditDialog</name>
    <message>
        <source>Audit trail</source>
        <translation>Registro de auditoría</translation>
    </message>
    <message>
        <source>Only ever added to; nobody can change or delete it</source>
        <translation>Solo se agrega; nadie puede cambiarlo ni borrarlo</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Persona</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Qué se hizo</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Nada todavía</translation>
    </message>
    <message>
        <source>What people do here will stand in this list, without patients&apos; words.</source>
        <translation>Aquí quedará lo que hagan las personas, sin palabras de pacientes.</translation>
    </message>
    <message>
        <source>Show older ones</source>
        <translation>Ver anteriores</translation>
    </message>
    <message>
        <source>Export (CSV)</source>
        <translation>Exportar (CSV)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Todos</translation>
    </message>
    <message>
        <source>close</source>
        <translation>cerrar</translation>
    </message>
</context>
<context>
    <name>AuditPages</name>
    <message>
        <source>audit trail</source>
        <translation>registro de auditoría</translation>
    </message>
    <message>
        <source>Save the audit trail</source>
        <translation>Guardar el registro de auditoría</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Quién</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Guardado</translation>
    </message>
</context>
<context>
    <name>AutomaticPart</name>
    <message>
        <source>seconds</source>
        <translation>segundos</translation>
    </message>
    <message>
        <source>Line that says it is automatic</source>
        <translation>Línea que avisa que es automática</translation>
    </message>
    <message>
        <source>Time to stop it</source>
        <translation>Tiempo para detenerla</translation>
    </message>
    <message>
        <source>In a row at most</source>
        <translation>Seguidas, máximo</translation>
    </message>
    <message>
        <source>Oldest message</source>
        <translation>Mensaje más antiguo</translation>
    </message>
    <message>
        <source>Thresholds</source>
        <translation>Umbrales</translation>
    </message>
    <message>
        <source>A topic is unlocked once enough of its last drafts were used with hardly a change. One serious correction locks it again.</source>
        <translation>Un tema se habilita cuando suficientes borradores recientes se usaron casi sin cambios. Una corrección seria lo vuelve a bloquear.</translation>
    </message>
    <message>
        <source>Drafts to look at</source>
        <translation>Borradores que cuentan</translation>
    </message>
    <message>
        <source>Used at least</source>
        <translation>Usados, mínimo</translation>
    </message>
    <message>
        <source>Changed less than</source>
        <translation>Cambio menor a</translation>
    </message>
    <message>
        <source>Quiet after a person&apos;s answer</source>
        <translation>Pausa tras responder una persona</translation>
    </message>
    <message>
        <source>In no time: sent within</source>
        <translation>Al instante: en menos de</translation>
    </message>
    <message>
        <source>Reply out of hours</source>
        <translation>Respuesta fuera de horario</translation>
    </message>
    <message>
        <source>Once in each conversation while the clinic is closed.</source>
        <translation>Una vez por conversación mientras la clínica está cerrada.</translation>
    </message>
    <message>
        <source>Text out of hours</source>
        <translation>Texto fuera de horario</translation>
    </message>
</context>
<context>
    <name>BackRooms</name>
    <message>
        <source>Only an administrator can do this</source>
        <translation>Esto lo hace solo la administración</translation>
    </message>
    <message>
        <source>Ask one to sign in here</source>
        <translation>Pide a alguien con ese rol que entre aquí</translation>
    </message>
</context>
<context>
    <name>BackupCard</name>
    <message>
        <source>Progress of the backup</source>
        <translation>Avance del respaldo</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Respaldar ahora</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Check the data file</source>
        <translation>Revisar el archivo de datos</translation>
    </message>
    <message>
        <source>Reading the whole data file…</source>
        <translation>Leyendo el archivo de datos completo…</translation>
    </message>
    <message>
        <source>The demo keeps nothing</source>
        <translation>La demostración no guarda nada</translation>
    </message>
    <message>
        <source>Its patients are fictitious and go with it. With the clinic&apos;s number, backups are made daily.</source>
        <translation>Sus pacientes son ficticios y se van con ella. Con el número de la clínica se hace un respaldo cada día.</translation>
    </message>
</context>
<context>
    <name>BackupRow</name>
    <message>
        <source>Restore…</source>
        <translation>Restaurar…</translation>
    </message>
    <message>
        <source>Restore the backup of {time}</source>
        <translation>Restaurar el respaldo de {time}</translation>
    </message>
</context>
<context>
    <name>BackupRows</name>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>Mostrar %n más</numerusform>
            <numerusform>Mostrar %n más</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BudgetPart</name>
    <message>
        <source>Monthly cap</source>
        <translation>Tope mensual</translation>
    </message>
    <message>
        <source>pesos</source>
        <translation>pesos</translation>
    </message>
    <message>
        <source>0 for none.</source>
        <translation>0 es sin tope.</translation>
    </message>
    <message>
        <source>Price of a million read</source>
        <translation>Precio del millón leído</translation>
    </message>
    <message>
        <source>Price of a million written</source>
        <translation>Precio del millón escrito</translation>
    </message>
    <message>
        <source>Tokens, as your provider bills them.</source>
        <translation>Tokens, como los cobra tu proveedor.</translation>
    </message>
    <message>
        <source>Without prices nothing is counted, and the cap never stops anything.</source>
        <translation>Sin precios no se cuenta nada y el tope nunca detiene nada.</translation>
    </message>
</context>
<context>
    <name>CeilingControl</name>
    <message>
        <source>At most</source>
        <translation>Como máximo</translation>
    </message>
    <message>
        <source>messages a day</source>
        <translation>mensajes al día</translation>
    </message>
    <message>
        <source>Today: {use}.</source>
        <translation>Hoy: {use}.</translation>
    </message>
    <message>
        <source>Nothing is lost: later ones wait for the next day and say so.</source>
        <translation>Nada se pierde: los que siguen esperan al día siguiente y lo dicen.</translation>
    </message>
</context>
<context>
    <name>ChainButton</name>
    <message>
        <source>Open the status page</source>
        <translation>Abrir la página de estado</translation>
    </message>
    <message>
        <source>Connection status</source>
        <translation>Estado de la conexión</translation>
    </message>
    <message>
        <source>Connection status: {links}</source>
        <translation>Estado de la conexión: {links}</translation>
    </message>
</context>
<context>
    <name>ChatHeader</name>
    <message>
        <source>Resolve</source>
        <translation>Resolver</translation>
    </message>
    <message>
        <source>Patient panel</source>
        <translation>Ficha del paciente</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Reabrir</translation>
    </message>
</context>
<context>
    <name>ChatLayout</name>
    <message>
        <source>Choose a conversation</source>
        <translation>Elige una conversación</translation>
    </message>
    <message>
        <source>Or jump to the one whose time runs out first.</source>
        <translation>O salta a la que se cierra primero.</translation>
    </message>
    <message>
        <source>Next one waiting</source>
        <translation>Siguiente por responder</translation>
    </message>
    <message>
        <source>Nobody is waiting for an answer.</source>
        <translation>Nadie espera respuesta.</translation>
    </message>
</context>
<context>
    <name>ChatPage</name>
    <message>
        <source>Copied for support</source>
        <translation>Copiado para soporte</translation>
    </message>
    <message>
        <source>Conversation resolved</source>
        <translation>Conversación resuelta</translation>
    </message>
</context>
<context>
    <name>CheckList</name>
    <message>
        <source>waiting</source>
        <translation>esperando</translation>
    </message>
    <message>
        <source>being checked</source>
        <translation>comprobando</translation>
    </message>
    <message>
        <source>checked</source>
        <translation>comprobado</translation>
    </message>
    <message>
        <source>works, with a warning</source>
        <translation>funciona, con una advertencia</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>falló</translation>
    </message>
    <message>
        <source>not needed</source>
        <translation>no hace falta</translation>
    </message>
</context>
<context>
    <name>CheckedField</name>
    <message>
        <source>Show what is typed</source>
        <translation>Mostrar lo escrito</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Ocultar</translation>
    </message>
</context>
<context>
    <name>ClinicPage</name>
    <message>
        <source>Name of the clinic</source>
        <translation>Nombre de la clínica</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>Tú</source>
        <translation>Tú</translation>
    </message>
    <message>
        <source>Usted</source>
        <translation>Usted</translation>
    </message>
    <message>
        <source>How patients are addressed</source>
        <translation>Trato con los pacientes</translation>
    </message>
    <message>
        <source>Day, like 18-09-2026</source>
        <translation>Día, como 18-09-2026</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Add a holiday</source>
        <translation>Agregar feriado</translation>
    </message>
    <message>
        <source>Remove this holiday</source>
        <translation>Quitar este feriado</translation>
    </message>
    <message>
        <source>Add Chile&apos;s holidays</source>
        <translation>Agregar feriados de Chile</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Servicio</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Precio</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Duración</translation>
    </message>
    <message>
        <source>Add a service</source>
        <translation>Agregar servicio</translation>
    </message>
    <message>
        <source>Remove this service</source>
        <translation>Quitar este servicio</translation>
    </message>
    <message>
        <source>Import from a file (CSV)</source>
        <translation>Importar de un archivo (CSV)</translation>
    </message>
    <message>
        <source>Your clinic</source>
        <translation>Tu clínica</translation>
    </message>
    <message>
        <source>What patients ask most: where you are, when you open, what it costs.</source>
        <translation>Lo que más preguntan los pacientes: dónde están, a qué hora abren y cuánto cuesta.</translation>
    </message>
    <message>
        <source>Services from a spreadsheet</source>
        <translation>Servicios desde una planilla</translation>
    </message>
    <message>
        <source>One line for each service.</source>
        <translation>Una línea por servicio.</translation>
    </message>
    <message>
        <source>Columns: **name**, **price**, **duration**, in any order.</source>
        <translation>Columnas: **nombre**, **precio** y **duración**, en cualquier orden.</translation>
    </message>
    <message>
        <source>Save it as **CSV** and choose it here.</source>
        <translation>Guárdala como **CSV** y elígela aquí.</translation>
    </message>
    <message>
        <source>You can change all of this later in Settings.</source>
        <translation>Puedes cambiar todo esto después en Ajustes.</translation>
    </message>
    <message>
        <source>Write the clinic&apos;s name</source>
        <translation>Escribe el nombre de la clínica</translation>
    </message>
    <message>
        <source>Correct the hours</source>
        <translation>Corrige el horario</translation>
    </message>
    <message>
        <source>Correct a holiday</source>
        <translation>Corrige un feriado</translation>
    </message>
    <message>
        <source>Correct a service</source>
        <translation>Corrige un servicio</translation>
    </message>
    <message>
        <source>Fill it in later</source>
        <translation>Llenar después</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zona horaria</translation>
    </message>
    <message>
        <source>Patients are addressed as</source>
        <translation>Trato</translation>
    </message>
    <message>
        <source>Opening hours</source>
        <translation>Horario</translation>
    </message>
    <message>
        <source>Holidays</source>
        <translation>Feriados</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Servicios</translation>
    </message>
    <message>
        <source>The file cannot be opened.</source>
        <translation>El archivo no se puede abrir.</translation>
    </message>
    <message numerus="yes">
        <source>%n service(s) imported</source>
        <translation>
            <numerusform>%n servicio importado</numerusform>
            <numerusform>%n servicios importados</numerusform>
        </translation>
    </message>
    <message>
        <source>List of services</source>
        <translation>Lista de servicios</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt)</source>
        <translation>Tablas (*.csv *.tsv *.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
</context>
<context>
    <name>ClinicSection</name>
    <message>
        <source>Change in the assistant</source>
        <translation>Cambiar en el asistente</translation>
    </message>
    <message>
        <source>not written down</source>
        <translation>sin anotar</translation>
    </message>
    <message>
        <source>tú</source>
        <translation>tú</translation>
    </message>
    <message>
        <source>usted</source>
        <translation>usted</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>Patients are spoken to as</source>
        <translation>Trato</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zona horaria</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>cerrado</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} min</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguna</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>y %n más</numerusform>
            <numerusform>y %n más</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClinicalPart</name>
    <message>
        <source>Professional</source>
        <translation>Profesional</translation>
    </message>
    <message>
        <source>Mobile of the professional</source>
        <translation>Celular del profesional</translation>
    </message>
    <message>
        <source>Told by WhatsApp if they wrote to the clinic within 24 hours; no word of the patient.</source>
        <translation>Aviso por WhatsApp si escribió a la clínica en las últimas 24 horas; sin datos del paciente.</translation>
    </message>
    <message>
        <source>Holding reply</source>
        <translation>Respuesta de espera</translation>
    </message>
    <message>
        <source>Offered for clinical topics; a person sends it.</source>
        <translation>Se ofrece en temas clínicos; la envía una persona.</translation>
    </message>
</context>
<context>
    <name>CloseQuestion</name>
    <message>
        <source>Keep receiving messages?</source>
        <translation>¿Seguir recibiendo mensajes?</translation>
    </message>
    <message>
        <source>Remember my answer</source>
        <translation>Recordar mi respuesta</translation>
    </message>
    <message>
        <source>Keep running</source>
        <translation>Seguir funcionando</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Cerrar el programa</translation>
    </message>
    <message>
        <source>The window goes away and the program stays beside the clock. Click it there.</source>
        <translation>La ventana se cierra y el programa queda junto al reloj. Haz clic ahí para abrirla.</translation>
    </message>
    <message>
        <source>The window is made small. Click it in the task bar to open it again.</source>
        <translation>La ventana se minimiza. Haz clic en la barra de tareas para abrirla de nuevo.</translation>
    </message>
    <message>
        <source>Keep running (recommended)</source>
        <translation>Seguir funcionando (recomendado)</translation>
    </message>
    <message>
        <source>Messages still arrive and you are told of each new one.</source>
        <translation>Los mensajes siguen llegando y te avisamos de cada uno.</translation>
    </message>
    <message>
        <source>Nothing arrives here until you start the program again. Meta keeps trying for up to 7 days; after that the message is lost here.</source>
        <translation>Nada llega aquí hasta que abras el programa de nuevo. Meta reintenta hasta por 7 días; después, el mensaje ya no llega a este computador.</translation>
    </message>
</context>
<context>
    <name>ClosedSection</name>
    <message>
        <source>Only an administrator can do this</source>
        <translation>Esto lo hace solo la administración</translation>
    </message>
    <message>
        <source>Ask one to sign in here: Ctrl+L, and then their name.</source>
        <translation>Pide a alguien con ese rol que entre aquí: Ctrl+L y luego su nombre.</translation>
    </message>
</context>
<context>
    <name>ClosedWindowCard</name>
    <message>
        <source>The 24-hour window is closed</source>
        <translation>La ventana de 24 h está cerrada</translation>
    </message>
    <message>
        <source>WhatsApp only allows templates until {name} writes again.</source>
        <translation>WhatsApp solo permite plantillas hasta que {name} vuelva a escribir.</translation>
    </message>
    <message>
        <source>WhatsApp only allows templates until the patient writes again.</source>
        <translation>WhatsApp solo permite plantillas hasta que el paciente vuelva a escribir.</translation>
    </message>
    <message>
        <source>Choose template</source>
        <translation>Elegir plantilla</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Message to {name}</source>
        <translation>Mensaje para {name}</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Mensaje</translation>
    </message>
    <message>
        <source>{length} of {limit}</source>
        <translation>{length} de {limit}</translation>
    </message>
</context>
<context>
    <name>ComposerBox</name>
    <message>
        <source>Write a message</source>
        <translation>Escribe un mensaje</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Mensaje</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>Plantilla</translation>
    </message>
    <message>
        <source>Buttons</source>
        <translation>Botones</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Enviar</translation>
    </message>
    <message>
        <source>Enter sends, Shift+Enter breaks the line</source>
        <translation>Enter envía, Shift+Enter cambia de línea</translation>
    </message>
    <message>
        <source>Quick</source>
        <translation>Rápidas</translation>
    </message>
    <message>
        <source>Quick replies ({keys}, or / in the empty field)</source>
        <translation>Respuestas rápidas ({keys}, o / con el campo vacío)</translation>
    </message>
    <message>
        <source>Write a message, or / for quick replies</source>
        <translation>Escribe un mensaje, o / para respuestas rápidas</translation>
    </message>
</context>
<context>
    <name>ConnectionWatch</name>
    <message>
        <source>Offline {since}</source>
        <translation>Sin internet {since}</translation>
    </message>
    <message>
        <source>You can keep typing.</source>
        <translation>Puedes seguir escribiendo.</translation>
    </message>
    <message numerus="yes">
        <source>You can keep typing: %n message(s) wait and leave by themselves when the connection is back.</source>
        <translation>
            <numerusform>Puedes seguir escribiendo: %n mensaje espera y saldrá solo al volver la conexión.</numerusform>
            <numerusform>Puedes seguir escribiendo: %n mensajes esperan y saldrán solos al volver la conexión.</numerusform>
        </translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Connection restored</source>
        <translation>Conexión restablecida</translation>
    </message>
    <message>
        <source>Waiting messages are leaving</source>
        <translation>Ya salen los mensajes en espera</translation>
    </message>
</context>
<context>
    <name>ConsentDialog</name>
    <message>
        <source>Written down so far</source>
        <translation>Anotado hasta ahora</translation>
    </message>
    <message>
        <source>Write down</source>
        <translation>Anotar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>close</source>
        <translation>cerrar</translation>
    </message>
    <message>
        <source>Consents</source>
        <translation>Consentimientos</translation>
    </message>
    <message>
        <source>Nothing yet.</source>
        <translation>Nada todavía.</translation>
    </message>
</context>
<context>
    <name>ConsentForm</name>
    <message>
        <source>What about</source>
        <translation>Sobre qué</translation>
    </message>
    <message>
        <source>How the patient said so</source>
        <translation>Cómo lo dijo</translation>
    </message>
    <message>
        <source>Gives it</source>
        <translation>Lo da</translation>
    </message>
    <message>
        <source>Takes it back</source>
        <translation>Lo retira</translation>
    </message>
    <message>
        <source>The patient</source>
        <translation>El paciente</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Fecha</translation>
    </message>
    <message>
        <source>Words agreed to</source>
        <translation>Texto aceptado</translation>
    </message>
    <message>
        <source>What the patient said (optional)</source>
        <translation>Lo que dijo el paciente (opcional)</translation>
    </message>
</context>
<context>
    <name>ConversationPane</name>
    <message>
        <source>Conversations</source>
        <translation>Conversaciones</translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation>Nueva conversación</translation>
    </message>
    <message>
        <source>New conversation (Ctrl+N)</source>
        <translation>Nueva conversación (Ctrl+N)</translation>
    </message>
    <message>
        <source>To answer</source>
        <translation>Por responder</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todas</translation>
    </message>
    <message>
        <source>List of conversations</source>
        <translation>Lista de conversaciones</translation>
    </message>
    <message>
        <source>Search results</source>
        <translation>Resultados de la búsqueda</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>elegir</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>open</source>
        <translation>abrir</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>back</source>
        <translation>volver</translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n nueva</numerusform>
            <numerusform>%n nuevas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConversationView</name>
    <message>
        <source>Scroll the list</source>
        <translation>Recorrer la lista</translation>
    </message>
</context>
<context>
    <name>CopyField</name>
    <message>
        <source>Copy: {name}</source>
        <translation>Copiar: {name}</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
</context>
<context>
    <name>CountedField</name>
    <message>
        <source>Optional · {counter}</source>
        <translation>Opcional · {counter}</translation>
    </message>
</context>
<context>
    <name>Credentials</name>
    <message>
        <source>Where the phone number ID is</source>
        <translation>Dónde está el identificador del número</translation>
    </message>
    <message>
        <source>Copy the first ID of the list.</source>
        <translation>Copia el primer identificador de la lista.</translation>
    </message>
    <message>
        <source>Where the account ID is</source>
        <translation>Dónde está el identificador de la cuenta</translation>
    </message>
    <message>
        <source>Copy the second ID of the list.</source>
        <translation>Copia el segundo identificador de la lista.</translation>
    </message>
    <message>
        <source>Where the app secret is</source>
        <translation>Dónde está la clave secreta de la app</translation>
    </message>
    <message>
        <source>Press **Show** beside **App secret**, and copy it.</source>
        <translation>Presiona **Mostrar** junto a **Clave secreta de la app** (App secret) y cópiala.</translation>
    </message>
    <message>
        <source>Where the app ID is</source>
        <translation>Dónde está el identificador de la app</translation>
    </message>
    <message>
        <source>Copy the **App ID** at the top.</source>
        <translation>Copia el **Identificador de la app** (App ID), arriba.</translation>
    </message>
    <message>
        <source>Open **Business settings › Users › System users**.</source>
        <translation>Abre **Configuración del negocio › Usuarios › Usuarios del sistema**.</translation>
    </message>
    <message>
        <source>Choose the system user, or add one. Give it your **app** and your **WhatsApp account** with full control.</source>
        <translation>Elige el usuario del sistema, o agrega uno. Dale tu **app** y tu **cuenta de WhatsApp** con control total.</translation>
    </message>
    <message>
        <source>Press **Generate token**, choose your app, **Never** expires, and tick the two permissions.</source>
        <translation>Presiona **Generar token**, elige tu app, vencimiento **Nunca**, y marca los dos permisos.</translation>
    </message>
    <message>
        <source>Copy the token at once: Meta shows it only then.</source>
        <translation>Copia el token de inmediato: Meta lo muestra solo una vez.</translation>
    </message>
    <message>
        <source>Expiration</source>
        <translation>Vencimiento</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nunca</translation>
    </message>
    <message>
        <source>System users › Generate token</source>
        <translation>Usuarios del sistema › Generar token</translation>
    </message>
    <message>
        <source>Where to get the access token</source>
        <translation>De dónde sacar el token de acceso</translation>
    </message>
    <message>
        <source>Open your app in **Meta for Developers**.</source>
        <translation>Entra a tu app en **Meta for Developers**.</translation>
    </message>
    <message>
        <source>Open **WhatsApp › API setup**.</source>
        <translation>Abre **WhatsApp › Configuración de la API**.</translation>
    </message>
    <message>
        <source>Open **App settings › Basic**.</source>
        <translation>Abre **Configuración de la app › Básica**.</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Desde</translation>
    </message>
    <message>
        <source>WhatsApp › API setup</source>
        <translation>WhatsApp › Configuración de la API</translation>
    </message>
    <message>
        <source>Display name</source>
        <translation>Nombre visible</translation>
    </message>
    <message>
        <source>App settings › Basic</source>
        <translation>Configuración de la app › Básica</translation>
    </message>
    <message>
        <source>It is checked once the access token is.</source>
        <translation>Se comprueba después del token de acceso.</translation>
    </message>
    <message>
        <source>Checking with Meta…</source>
        <translation>Comprobando con Meta…</translation>
    </message>
    <message>
        <source>{number}: not registered yet. Register it below.</source>
        <translation>{number}: aún no está registrado. Regístralo abajo.</translation>
    </message>
    <message>
        <source>Meta accepted it: it belongs to your app</source>
        <translation>Meta la aceptó: es la de tu app</translation>
    </message>
    <message>
        <source>Taken over</source>
        <translation>Anotado</translation>
    </message>
    <message>
        <source>Not checked yet: Meta does not answer.</source>
        <translation>Aún sin comprobar: Meta no responde.</translation>
    </message>
    <message>
        <source>Verification word</source>
        <translation>Palabra de verificación</translation>
    </message>
    <message>
        <source>Key of the tunnel</source>
        <translation>Clave de ngrok</translation>
    </message>
    <message>
        <source>Permanent access token</source>
        <translation>Token de acceso permanente</translation>
    </message>
    <message>
        <source>Phone number ID</source>
        <translation>Identificador del número de teléfono</translation>
    </message>
    <message>
        <source>WhatsApp account ID</source>
        <translation>Identificador de la cuenta de WhatsApp</translation>
    </message>
    <message>
        <source>App secret key</source>
        <translation>Clave secreta de la app</translation>
    </message>
    <message>
        <source>App ID</source>
        <translation>Identificador de la app</translation>
    </message>
    <message>
        <source>Permanent, with the two permissions it needs</source>
        <translation>Permanente, con los dos permisos necesarios</translation>
    </message>
    <message>
        <source>Temporary token: it works until {time}. Good for a trial; for every day create a permanent one.</source>
        <translation>Token temporal: sirve hasta {time}. Alcanza para probar; para el día a día crea uno permanente.</translation>
    </message>
    <message>
        <source>It stops working on {date}. Create one that does not expire.</source>
        <translation>Deja de servir el {date}. Crea uno que no venza.</translation>
    </message>
    <message>
        <source>With the two permissions it needs; works until {date}</source>
        <translation>Con los dos permisos necesarios; sirve hasta el {date}</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Alta</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Media</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Baja</translation>
    </message>
    <message>
        <source>Not rated yet</source>
        <translation>Aún sin evaluar</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>Sin límite</translation>
    </message>
    <message>
        <source>{count} conversations</source>
        <translation>{count} conversaciones</translation>
    </message>
</context>
<context>
    <name>CredentialsForm</name>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>This account has several numbers. Choose one.</source>
        <translation>Esta cuenta tiene varios números. Elige uno.</translation>
    </message>
    <message>
        <source>Meta does not answer: there seems to be no connection. What you typed stays here, and it is tried again by itself every ten seconds.</source>
        <translation>Meta no responde: parece que no hay conexión. Lo que escribiste queda aquí y se reintenta solo cada diez segundos.</translation>
    </message>
    <message>
        <source>App</source>
        <translation>App</translation>
    </message>
    <message>
        <source>Quality: {quality}</source>
        <translation>Calidad: {quality}</translation>
    </message>
    <message>
        <source>Not registered yet</source>
        <translation>Aún no registrado</translation>
    </message>
    <message>
        <source>What we found at Meta</source>
        <translation>Lo que encontramos en Meta</translation>
    </message>
    <message>
        <source>Display name</source>
        <translation>Nombre visible</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Calidad</translation>
    </message>
    <message>
        <source>Daily limit</source>
        <translation>Límite diario</translation>
    </message>
</context>
<context>
    <name>CredentialsHelp</name>
    <message>
        <source>Open Meta in the browser</source>
        <translation>Abrir Meta en el navegador</translation>
    </message>
    <message>
        <source>No number yet? You can go on in [demo mode](demo) and connect it later.</source>
        <translation>¿Aún no tienes número? Puedes seguir en [modo demostración](demo) y conectar después.</translation>
    </message>
</context>
<context>
    <name>CredentialsPage</name>
    <message>
        <source>Connect your WhatsApp number</source>
        <translation>Conecta tu número de WhatsApp</translation>
    </message>
    <message>
        <source>Paste the four values of your app at Meta. Each is checked while you type; no message is sent.</source>
        <translation>Pega aquí los cuatro datos de tu app en Meta. Los revisamos uno por uno mientras escribes; no se envía ningún mensaje.</translation>
    </message>
    <message numerus="yes">
        <source>%n other(s) are being checked</source>
        <translation>
            <numerusform>%n más se está comprobando</numerusform>
            <numerusform>%n más se están comprobando</numerusform>
        </translation>
    </message>
    <message>
        <source>another is being checked</source>
        <translation>otro se está comprobando</translation>
    </message>
    <message numerus="yes">
        <source>Fix %n value(s)</source>
        <translation>
            <numerusform>Corrige %n dato</numerusform>
            <numerusform>Corrige %n datos</numerusform>
        </translation>
    </message>
    <message>
        <source>Waiting for a connection</source>
        <translation>Esperando conexión</translation>
    </message>
    <message numerus="yes">
        <source>Checking %n value(s)</source>
        <translation>
            <numerusform>Comprobando %n dato</numerusform>
            <numerusform>Comprobando %n datos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) missing</source>
        <translation>
            <numerusform>Falta %n dato</numerusform>
            <numerusform>Faltan %n datos</numerusform>
        </translation>
    </message>
    <message>
        <source>Register the number to go on</source>
        <translation>Registra el número para seguir</translation>
    </message>
    <message>
        <source>Number connected</source>
        <translation>Número conectado</translation>
    </message>
    <message numerus="yes">
        <source>%n of {all} missing</source>
        <translation>
            <numerusform>Falta %n de {all}</numerusform>
            <numerusform>Faltan %n de {all}</numerusform>
        </translation>
    </message>
    <message>
        <source>Go on with the demo</source>
        <translation>Seguir en demostración</translation>
    </message>
    <message>
        <source>Set by the environment of this computer.</source>
        <translation>Lo define el entorno de este computador.</translation>
    </message>
    <message>
        <source>Registering with Meta…</source>
        <translation>Registrando en Meta…</translation>
    </message>
    <message>
        <source>Put in their places: {names}.</source>
        <translation>Puesto en su lugar: {names}.</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>There is nobody who could unlock it</source>
        <translation>No hay nadie que pueda desbloquear</translation>
    </message>
    <message>
        <source>Add the clinic&apos;s people in the settings</source>
        <translation>Agrega a las personas de la clínica en Ajustes</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>That did not work</source>
        <translation>No resultó</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>Algo falló</translation>
    </message>
    <message>
        <source>Nothing was lost. The details are in the log.</source>
        <translation>No se perdió nada. El detalle quedó en el registro.</translation>
    </message>
</context>
<context>
    <name>DiagnosisCard</name>
    <message>
        <source>Diagnose</source>
        <translation>Diagnosticar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>Copiar informe</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>Guardar informe</translation>
    </message>
    <message>
        <source>Progress of the diagnosis</source>
        <translation>Avance del diagnóstico</translation>
    </message>
    <message>
        <source>{done} of {total} checks</source>
        <translation>{done} de {total} comprobaciones</translation>
    </message>
    <message>
        <source>Looking</source>
        <translation>Revisando</translation>
    </message>
</context>
<context>
    <name>DiagnosisPane</name>
    <message>
        <source>Broken off. The report holds what was found until then.</source>
        <translation>Quedó a medias. El informe tiene lo encontrado hasta ahí.</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) to mend. The report names nobody.</source>
        <translation>
            <numerusform>%n cosa por arreglar. El informe no nombra a nadie.</numerusform>
            <numerusform>%n cosas por arreglar. El informe no nombra a nadie.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing wrong was found. The report names nobody.</source>
        <translation>No se encontró nada malo. El informe no nombra a nadie.</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Guardar informe</translation>
    </message>
</context>
<context>
    <name>DialogFrame</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>DraftActions</name>
    <message>
        <source>Use</source>
        <translation>Usar</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Editar</translation>
    </message>
    <message>
        <source>Tone</source>
        <translation>Tono</translation>
    </message>
    <message>
        <source>Translate</source>
        <translation>Traducir</translation>
    </message>
    <message>
        <source>Adjust</source>
        <translation>Ajustar</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>What is sent to the AI</source>
        <translation>Qué se envía a la IA</translation>
    </message>
</context>
<context>
    <name>DraftBody</name>
    <message>
        <source>You can keep typing</source>
        <translation>Puedes seguir escribiendo</translation>
    </message>
    <message>
        <source>Source: {titles}</source>
        <translation>Fuente: {titles}</translation>
    </message>
</context>
<context>
    <name>DraftCard</name>
    <message>
        <source>The AI is sending this</source>
        <translation>La IA está enviando esto</translation>
    </message>
    <message>
        <source>The AI will send this in {seconds} s</source>
        <translation>La IA enviará esto en {seconds} s</translation>
    </message>
    <message>
        <source>Draft discarded</source>
        <translation>Borrador descartado</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>The clinic&apos;s own words, no AI</source>
        <translation>Palabras de la clínica, sin IA</translation>
    </message>
    <message>
        <source>Waiting for {span}</source>
        <translation>Espera hace {span}</translation>
    </message>
    <message>
        <source>You told {name} at {time}</source>
        <translation>Avisaste a {name} a las {time}</translation>
    </message>
    <message>
        <source>The message speaks of {dangers}. The AI gives no clinical advice.</source>
        <translation>El mensaje habla de {dangers}. La IA no da indicaciones clínicas.</translation>
    </message>
    <message>
        <source>Tell {name}</source>
        <translation>Avisar a {name}</translation>
    </message>
    <message>
        <source>Use “{reply}”</source>
        <translation>Usar “{reply}”</translation>
    </message>
    <message>
        <source>Urgent: this is for a person to answer</source>
        <translation>Urgente: esto lo responde una persona</translation>
    </message>
    <message>
        <source>This is for a person to answer</source>
        <translation>Esto lo responde una persona</translation>
    </message>
    <message>
        <source>Nothing was found about this: {missing}. No draft is written without a source.</source>
        <translation>No se encontró nada sobre esto: {missing}. Sin una fuente no se escribe un borrador.</translation>
    </message>
    <message>
        <source>No draft is written without a source.</source>
        <translation>Sin una fuente no se escribe un borrador.</translation>
    </message>
    <message>
        <source>It is not in your documents</source>
        <translation>No está en tus documentos</translation>
    </message>
    <message>
        <source>Add the answer</source>
        <translation>Agregar la respuesta</translation>
    </message>
    <message>
        <source>Write it myself</source>
        <translation>Escribir yo</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>the professional</source>
        <translation>la persona tratante</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>Escribiendo…</translation>
    </message>
    <message>
        <source>From your base</source>
        <translation>De tu base</translation>
    </message>
    <message>
        <source>The AI is writing a draft</source>
        <translation>La IA está escribiendo un borrador</translation>
    </message>
    <message>
        <source>{title}, not sent</source>
        <translation>{title}, sin enviar</translation>
    </message>
    <message>
        <source>Answers from your base, no AI</source>
        <translation>Respuestas de tu base, sin IA</translation>
    </message>
    <message>
        <source>The AI will send this at {time} unless you stop it</source>
        <translation>La IA enviará esto a las {time} si no la detienes</translation>
    </message>
    <message>
        <source>Original: {text}</source>
        <translation>Original: {text}</translation>
    </message>
    <message>
        <source>Sources: {sources}.</source>
        <translation>Fuentes: {sources}.</translation>
    </message>
    <message>
        <source>Version {place} of {count}.</source>
        <translation>Versión {place} de {count}.</translation>
    </message>
</context>
<context>
    <name>DraftCountdown</name>
    <message>
        <source>It had just been sent</source>
        <translation>Se acababa de enviar</translation>
    </message>
</context>
<context>
    <name>DraftHead</name>
    <message>
        <source>not sent</source>
        <translation>sin enviar</translation>
    </message>
    <message>
        <source>Previous version</source>
        <translation>Versión anterior</translation>
    </message>
    <message>
        <source>Next version</source>
        <translation>Versión siguiente</translation>
    </message>
    <message>
        <source>What is sent to the AI</source>
        <translation>Qué se envía a la IA</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>{place} of {count}</source>
        <translation>{place} de {count}</translation>
    </message>
    <message>
        <source>Version {place}</source>
        <translation>Versión {place}</translation>
    </message>
</context>
<context>
    <name>DraftStrip</name>
    <message>
        <source>Back to the draft</source>
        <translation>Volver al borrador</translation>
    </message>
    <message>
        <source>Text from your base</source>
        <translation>Texto de tu base</translation>
    </message>
    <message>
        <source>AI text</source>
        <translation>Texto de IA</translation>
    </message>
</context>
<context>
    <name>DraftWishes</name>
    <message>
        <source>No other version</source>
        <translation>No hay otra versión</translation>
    </message>
    <message>
        <source>the professional</source>
        <translation>la persona tratante</translation>
    </message>
    <message>
        <source>{name} was told that a clinical answer is wanted here.</source>
        <translation>{name} ya sabe que aquí se necesita una respuesta clínica.</translation>
    </message>
    <message>
        <source>A message without the patient&apos;s data is on its way.</source>
        <translation>Va en camino un mensaje sin datos del paciente.</translation>
    </message>
    <message>
        <source>It is noted here. Call or write to them yourself.</source>
        <translation>Quedó anotado aquí. Llámale o escríbele tú.</translation>
    </message>
</context>
<context>
    <name>EntriesRow</name>
    <message>
        <source>Open the base</source>
        <translation>Abrir la base</translation>
    </message>
    <message>
        <source>Knowledge base</source>
        <translation>Base de conocimiento</translation>
    </message>
    <message>
        <source>Nothing yet. Without entries there are no drafts.</source>
        <translation>Todavía nada. Sin fichas no hay borradores.</translation>
    </message>
    <message>
        <source>To review</source>
        <translation>Por revisar</translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>Al día</translation>
    </message>
</context>
<context>
    <name>EntryChips</name>
    <message>
        <source>Filter</source>
        <translation>Filtro</translation>
    </message>
    <message>
        <source>Fewer</source>
        <translation>Menos</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n más</numerusform>
            <numerusform>%n más</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EntryEditor</name>
    <message>
        <source>Not saved yet</source>
        <translation>Sin guardar todavía</translation>
    </message>
    <message>
        <source>Choose an entry</source>
        <translation>Elige una entrada</translation>
    </message>
    <message>
        <source>Here you change what drafts and quick replies are made of.</source>
        <translation>Aquí cambias aquello con que se arman los borradores y las respuestas rápidas.</translation>
    </message>
    <message>
        <source>New entry</source>
        <translation>Entrada nueva</translation>
    </message>
    <message>
        <source>Searches find it once it is saved</source>
        <translation>Se podrá encontrar cuando la guardes</translation>
    </message>
</context>
<context>
    <name>EntryFooter</name>
    <message>
        <source>Retire this entry</source>
        <translation>Retirar esta entrada</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>Retirar</translation>
    </message>
    <message>
        <source>Sure?</source>
        <translation>¿Retirarla?</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Rechazar</translation>
    </message>
    <message>
        <source>It is not proposed again</source>
        <translation>No se vuelve a proponer</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Back to what is saved</source>
        <translation>Volver a lo guardado</translation>
    </message>
    <message>
        <source>Keep as proposal</source>
        <translation>Dejar como propuesta</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Publicar</translation>
    </message>
    <message>
        <source>Publish again</source>
        <translation>Publicar otra vez</translation>
    </message>
</context>
<context>
    <name>EntryForm</name>
    <message>
        <source>{services} becomes the list of services, {slots} the free hours.</source>
        <translation>{services} se reemplaza por la lista de servicios; {slots}, por las horas libres.</translation>
    </message>
    <message>
        <source>One way of asking a line. They make it easier to find.</source>
        <translation>Una pregunta por línea. Así es más fácil encontrarla.</translation>
    </message>
    <message>
        <source>Whole pesos, like $29.990</source>
        <translation>Pesos, por ejemplo $29.990</translation>
    </message>
    <message>
        <source>Minutes, like 60</source>
        <translation>Minutos, por ejemplo 60</translation>
    </message>
    <message>
        <source>Optional, like 31-12-2026</source>
        <translation>Opcional, por ejemplo 31-12-2026</translation>
    </message>
    <message>
        <source>Who keeps it up to date</source>
        <translation>Quién la mantiene al día</translation>
    </message>
    <message>
        <source>Needed: the professional</source>
        <translation>Obligatorio: el o la profesional</translation>
    </message>
    <message>
        <source>Needed for care only</source>
        <translation>Solo obligatorio en cuidados</translation>
    </message>
    <message>
        <source>For quick replies, like /horario</source>
        <translation>Para respuestas rápidas, por ejemplo /horario</translation>
    </message>
</context>
<context>
    <name>EntryListPane</name>
    <message>
        <source>New</source>
        <translation>Nueva</translation>
    </message>
    <message>
        <source>Search what the clinic knows</source>
        <translation>Buscar en la base</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importar…</translation>
    </message>
    <message>
        <source>Synonyms</source>
        <translation>Sinónimos</translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s) found</source>
        <translation>
            <numerusform>%n entrada encontrada</numerusform>
            <numerusform>%n entradas encontradas</numerusform>
        </translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Entradas</translation>
    </message>
    <message>
        <source>Knowledge</source>
        <translation>Base</translation>
    </message>
    <message>
        <source>Titles, texts and ways of asking were searched for “{words}”.</source>
        <translation>Buscamos “{words}” en títulos, textos y preguntas.</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nada encontrado</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Ver todas</translation>
    </message>
    <message>
        <source>What people answer patients again and again is proposed here.</source>
        <translation>Aquí se propone lo que el equipo responde una y otra vez.</translation>
    </message>
    <message>
        <source>No proposals</source>
        <translation>No hay propuestas</translation>
    </message>
    <message>
        <source>Entries come here two weeks before their last day.</source>
        <translation>Las entradas llegan aquí dos semanas antes de vencer.</translation>
    </message>
    <message>
        <source>Nothing to review</source>
        <translation>Nada por revisar</translation>
    </message>
    <message>
        <source>No such entries</source>
        <translation>No hay entradas de este tipo</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Leyendo…</translation>
    </message>
    <message>
        <source>Drafts take every price and every hour from what is written here.</source>
        <translation>Los borradores sacan de aquí cada precio y cada horario.</translation>
    </message>
    <message>
        <source>Nothing is written down yet</source>
        <translation>Todavía no hay nada escrito</translation>
    </message>
    <message>
        <source>New entry</source>
        <translation>Entrada nueva</translation>
    </message>
</context>
<context>
    <name>EntryPreview</name>
    <message>
        <source>As it would be sent now</source>
        <translation>Así se enviaría ahora</translation>
    </message>
</context>
<context>
    <name>EntryVersions</name>
    <message numerus="yes">
        <source>%n earlier version(s)</source>
        <translation>
            <numerusform>%n versión anterior</numerusform>
            <numerusform>%n versiones anteriores</numerusform>
        </translation>
    </message>
    <message>
        <source>The program</source>
        <translation>El programa</translation>
    </message>
    <message>
        <source>Version {number}</source>
        <translation>Versión {number}</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Recuperar</translation>
    </message>
    <message>
        <source>Bring back version {number}</source>
        <translation>Recuperar la versión {number}</translation>
    </message>
    <message>
        <source>As it stands now</source>
        <translation>Igual que ahora</translation>
    </message>
</context>
<context>
    <name>EraseDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Erase for good</source>
        <translation>Borrar definitivamente</translation>
    </message>
    <message>
        <source>Copy receipt</source>
        <translation>Copiar comprobante</translation>
    </message>
    <message>
        <source>Save to print…</source>
        <translation>Guardar para imprimir…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Erased for good</source>
        <translation>Borrado definitivamente</translation>
    </message>
    <message>
        <source>Yes, erase for good</source>
        <translation>Sí, borrar definitivamente</translation>
    </message>
    <message>
        <source>Last question: erase everything of this patient now?</source>
        <translation>Última pregunta: ¿borrar ahora todo lo de este paciente?</translation>
    </message>
    <message>
        <source>Erasing…</source>
        <translation>Borrando…</translation>
    </message>
</context>
<context>
    <name>EraseQuestion</name>
    <message>
        <source>To confirm</source>
        <translation>Para confirmar</translation>
    </message>
    <message>
        <source>Replace the backups now</source>
        <translation>Reemplazar ahora las copias de seguridad</translation>
    </message>
    <message>
        <source>This cannot be undone. If the law obliges you to keep the patient&apos;s file, make a copy first. Whoever writes again later is a new patient.</source>
        <translation>No se puede deshacer. Si la ley te obliga a conservar la ficha, haz antes una copia. Si después vuelve a escribir, será un paciente nuevo.</translation>
    </message>
    <message>
        <source>Backups made before today still hold this patient until newer ones have replaced them. If one is restored, the patient is erased again.</source>
        <translation>Las copias de seguridad anteriores todavía contienen a este paciente hasta que otras más nuevas las reemplacen. Si se restaura una, se vuelve a borrar.</translation>
    </message>
    <message>
        <source>Everything of {name} goes, for good:</source>
        <translation>Se borra para siempre todo lo de {name}:</translation>
    </message>
    <message>
        <source>ERASE</source>
        <translation>BORRAR</translation>
    </message>
    <message>
        <source>Write {name}, or the word {word}.</source>
        <translation>Escribe {name}, o la palabra {word}.</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>To read or print</source>
        <translation>Para leer o imprimir</translation>
    </message>
    <message>
        <source>A page (HTML) that any browser shows and prints.</source>
        <translation>Una página (HTML) que cualquier navegador muestra e imprime.</translation>
    </message>
    <message>
        <source>For the patient</source>
        <translation>Para el paciente</translation>
    </message>
    <message>
        <source>For another program</source>
        <translation>Para otro programa</translation>
    </message>
    <message>
        <source>A JSON file with everything, its keys explained in it.</source>
        <translation>Un archivo JSON con todo, con sus claves explicadas.</translation>
    </message>
    <message>
        <source>Form of the copy</source>
        <translation>Forma de la copia</translation>
    </message>
    <message>
        <source>Photos and files are listed in it. The files themselves are saved from the conversation, with “Save as…”.</source>
        <translation>Las fotos y los archivos figuran en una lista. Los archivos mismos se guardan desde la conversación, con «Guardar como…».</translation>
    </message>
    <message>
        <source>The file is not encrypted: whoever has it can read it. Give it to the patient only, and do not leave it on a shared folder.</source>
        <translation>El archivo no va cifrado: quien lo tenga puede leerlo. Entrégalo solo al paciente y no lo dejes en una carpeta compartida.</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Avance</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Choose where…</source>
        <translation>Elegir dónde…</translation>
    </message>
    <message>
        <source>Copy of the data</source>
        <translation>Copia de los datos</translation>
    </message>
    <message>
        <source>Everything kept of this person: the record, consents, {messages} with their hours and states, internal notes, AI drafts, what left for the AI, and who did what with the data.</source>
        <translation>Todo lo que se guarda de esta persona: la ficha, los consentimientos, {messages} con sus horas y estados, las notas internas, los borradores de IA, lo que salió hacia la IA y quién hizo qué con los datos.</translation>
    </message>
    <message>
        <source>{done} of {messages}</source>
        <translation>{done} de {messages}</translation>
    </message>
    <message>
        <source>close</source>
        <translation>cerrar</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
</context>
<context>
    <name>FixedRow</name>
    <message>
        <source>Fixed</source>
        <translation>Fijo</translation>
    </message>
</context>
<context>
    <name>ForeignCard</name>
    <message>
        <source>Another PC receives the messages</source>
        <translation>Otro PC recibe los mensajes</translation>
    </message>
    <message>
        <source>Receive here</source>
        <translation>Recibir aquí</translation>
    </message>
    <message>
        <source>Leave it there</source>
        <translation>Dejar allá</translation>
    </message>
    <message>
        <source>Meta reports the messages of this number to {host}, and it answers. If they shall come here, that PC hears nothing any more.</source>
        <translation>Meta avisa los mensajes de este número a {host}, que responde. Si los recibes aquí, ese PC ya no recibirá nada.</translation>
    </message>
</context>
<context>
    <name>GeneralSection</name>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Default template</source>
        <translation>Plantilla predeterminada</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Preguntar</translation>
    </message>
    <message>
        <source>Keep running</source>
        <translation>Seguir funcionando</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Cerrar el programa</translation>
    </message>
    <message>
        <source>When the window is closed</source>
        <translation>Al cerrar la ventana</translation>
    </message>
    <message>
        <source>Start at log-in</source>
        <translation>Abrir al iniciar sesión</translation>
    </message>
    <message>
        <source>This system offers no such start.</source>
        <translation>Este sistema no ofrece ese inicio.</translation>
    </message>
    <message>
        <source>up to {size} MB</source>
        <translation>hasta {size} MB</translation>
    </message>
    <message>
        <source>Documents that are fetched when they come</source>
        <translation>Documentos que se traen al llegar</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Clave</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>Copiar dirección</translation>
    </message>
    <message>
        <source>Copy key</source>
        <translation>Copiar clave</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>Clave nueva</translation>
    </message>
    <message>
        <source>The old key stops working at once</source>
        <translation>La clave anterior deja de servir al instante</translation>
    </message>
    <message>
        <source>This computer has no safe place for the key, so programs cannot send.</source>
        <translation>Este computador no tiene un lugar seguro para la clave, así que los programas no pueden enviar.</translation>
    </message>
    <message>
        <source>Only an administrator sees this key.</source>
        <translation>Esta clave la ve solo la administración.</translation>
    </message>
    <message>
        <source>Address copied</source>
        <translation>Dirección copiada</translation>
    </message>
    <message>
        <source>Key copied</source>
        <translation>Clave copiada</translation>
    </message>
    <message>
        <source>Give it to the programs that send</source>
        <translation>Entrégala a los programas que envían</translation>
    </message>
</context>
<context>
    <name>GoingTable</name>
    <message>
        <source>What would be erased</source>
        <translation>Qué se borraría</translation>
    </message>
</context>
<context>
    <name>HealthChecks</name>
    <message>
        <source>Keyring of this computer</source>
        <translation>Llavero de este computador</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Base de datos</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>Token de acceso</translation>
    </message>
    <message>
        <source>Permissions of the token</source>
        <translation>Permisos del token</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>Number registered</source>
        <translation>Número registrado</translation>
    </message>
    <message>
        <source>Business account</source>
        <translation>Cuenta de WhatsApp</translation>
    </message>
    <message>
        <source>App secret</source>
        <translation>Clave secreta de la app</translation>
    </message>
    <message>
        <source>Listener of this program</source>
        <translation>Parte del programa que recibe</translation>
    </message>
    <message>
        <source>Tunnel program</source>
        <translation>Programa del túnel</translation>
    </message>
    <message>
        <source>Tunnel</source>
        <translation>Túnel</translation>
    </message>
    <message>
        <source>Public address</source>
        <translation>Dirección pública</translation>
    </message>
    <message>
        <source>Webhook verified by Meta</source>
        <translation>Webhook verificado por Meta</translation>
    </message>
    <message>
        <source>Subscribed to messages</source>
        <translation>Suscrito a mensajes</translation>
    </message>
    <message>
        <source>App linked to the account</source>
        <translation>App suscrita a la cuenta</translation>
    </message>
    <message>
        <source>A real message arrived</source>
        <translation>Llegó un mensaje real</translation>
    </message>
    <message>
        <source>Signature of Meta</source>
        <translation>Firma de Meta</translation>
    </message>
    <message>
        <source>AI server</source>
        <translation>Servidor de IA</translation>
    </message>
    <message>
        <source>Clinic profile</source>
        <translation>Perfil de la clínica</translation>
    </message>
    <message>
        <source>Another check</source>
        <translation>Otra comprobación</translation>
    </message>
    <message>
        <source>not run</source>
        <translation>sin revisar</translation>
    </message>
    <message>
        <source>checking</source>
        <translation>comprobando</translation>
    </message>
    <message>
        <source>in order</source>
        <translation>en orden</translation>
    </message>
    <message>
        <source>works, with a remark</source>
        <translation>funciona, con una observación</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>con problemas</translation>
    </message>
    <message>
        <source>does not apply</source>
        <translation>no aplica</translation>
    </message>
</context>
<context>
    <name>HealthPage</name>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>How messages travel between your patients and this window.</source>
        <translation>Cómo viajan los mensajes entre tus pacientes y esta ventana.</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>Comprobar ahora</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>The clinic&apos;s own, as Meta shows it</source>
        <translation>El de la clínica, como lo muestra Meta</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Conexión</translation>
    </message>
    <message>
        <source>Each link says when it last proved itself</source>
        <translation>Cada tramo muestra su última señal</translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <translation>Diagnóstico</translation>
    </message>
    <message>
        <source>Runs every check and writes a report for support</source>
        <translation>Hace todas las comprobaciones y escribe un informe para soporte</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Mensajes</translation>
    </message>
    <message>
        <source>What came, what left, what still waits</source>
        <translation>Lo que llegó, lo que salió y lo que espera</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Respaldos</translation>
    </message>
    <message>
        <source>Encrypted copies of all data on this PC; seven days and four weeks are kept</source>
        <translation>Copias cifradas de todos los datos, en este computador; se conservan siete días y cuatro semanas</translation>
    </message>
    <message>
        <source>Allowance</source>
        <translation>Cupo</translation>
    </message>
    <message>
        <source>What may still leave: your own ceiling, and Meta&apos;s limit</source>
        <translation>Lo que aún puede salir: tu propio tope y el límite de Meta</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>Colas</translation>
    </message>
    <message>
        <source>Both outlive a crash and a power cut</source>
        <translation>Ninguna se pierde con un corte de luz</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>What the program did; names, numbers and keys are masked</source>
        <translation>Lo que hizo el programa; nombres, números y claves van ocultos</translation>
    </message>
    <message>
        <source>Last traffic</source>
        <translation>Últimos movimientos</translation>
    </message>
    <message>
        <source>Twenty each way: ids, codes and times, no words of anybody</source>
        <translation>Veinte por lado: identificadores, códigos y horas, sin textos de nadie</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>Avisos</translation>
    </message>
    <message>
        <source>What Meta says, and what could not be read</source>
        <translation>Lo que dice Meta y lo que no se pudo leer</translation>
    </message>
    <message>
        <source>received</source>
        <translation>recibidos</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>enviados</translation>
    </message>
    <message>
        <source>conversations</source>
        <translation>conversaciones</translation>
    </message>
    <message>
        <source>waiting to leave</source>
        <translation>por salir</translation>
    </message>
    <message>
        <source>not known if arrived</source>
        <translation>sin saber si llegaron</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>no entregados</translation>
    </message>
    <message>
        <source>deliveries to read in</source>
        <translation>entregas por leer</translation>
    </message>
    <message>
        <source>unreadable deliveries</source>
        <translation>entregas ilegibles</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Cola</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En espera</translation>
    </message>
    <message>
        <source>Oldest</source>
        <translation>Más antiguo</translation>
    </message>
    <message>
        <source>Unconfirmed</source>
        <translation>Sin confirmar</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>No entregados</translation>
    </message>
    <message>
        <source>Coming in</source>
        <translation>Entrada</translation>
    </message>
    <message>
        <source>Going out</source>
        <translation>Salida</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Código</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>Marca</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Id</translation>
    </message>
    <message>
        <source>Nothing has come in yet.</source>
        <translation>Aún no ha llegado nada.</translation>
    </message>
    <message>
        <source>Last deliveries</source>
        <translation>Últimas entregas</translation>
    </message>
    <message>
        <source>Tries</source>
        <translation>Intentos</translation>
    </message>
    <message>
        <source>Nothing has been sent yet.</source>
        <translation>Aún no se ha enviado nada.</translation>
    </message>
    <message>
        <source>Last sends</source>
        <translation>Últimos envíos</translation>
    </message>
    <message>
        <source>Waiting to be read</source>
        <translation>Por leer</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>Ilegible</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Recibido</translation>
    </message>
    <message>
        <source>Received in part</source>
        <translation>Recibido en parte</translation>
    </message>
    <message>
        <source>message</source>
        <translation>mensaje</translation>
    </message>
    <message>
        <source>status</source>
        <translation>estado</translation>
    </message>
    <message>
        <source>other</source>
        <translation>otro</translation>
    </message>
    <message>
        <source>On its way</source>
        <translation>En camino</translation>
    </message>
    <message>
        <source>Sent again</source>
        <translation>Enviado de nuevo</translation>
    </message>
</context>
<context>
    <name>HelpTable</name>
    <message>
        <source>Drawing of {place}</source>
        <translation>Dibujo de {place}</translation>
    </message>
</context>
<context>
    <name>HoursTable</name>
    <message>
        <source>Closed</source>
        <translation>Cerrado</translation>
    </message>
    <message>
        <source>{day}: opens</source>
        <translation>{day}: abre</translation>
    </message>
    <message>
        <source>{day}: closes</source>
        <translation>{day}: cierra</translation>
    </message>
    <message>
        <source>{day}: remove these hours</source>
        <translation>{day}: quitar este tramo</translation>
    </message>
    <message>
        <source>{day}: add hours</source>
        <translation>{day}: agregar tramo</translation>
    </message>
    <message>
        <source>Copy to all weekdays</source>
        <translation>Copiar de lunes a viernes</translation>
    </message>
    <message>
        <source>The day must close after it opens.</source>
        <translation>La hora de cierre debe ser posterior a la de apertura.</translation>
    </message>
    <message>
        <source>Two spans of one day run into one another.</source>
        <translation>Dos tramos del mismo día se cruzan.</translation>
    </message>
</context>
<context>
    <name>ImportBox</name>
    <message>
        <source>Choose file…</source>
        <translation>Elegir archivo…</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Pegar</translation>
    </message>
    <message>
        <source>Do you already have a .env file?</source>
        <translation>¿Ya tienes un archivo .env?</translation>
    </message>
    <message>
        <source>Drop it here, choose it or paste its text: we fill in the next step.</source>
        <translation>Arrástralo aquí, elígelo o pega su texto: llenamos el paso siguiente.</translation>
    </message>
    <message>
        <source>Choose the .env file</source>
        <translation>Elegir el archivo .env</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Settings (*.env .env *.txt)</source>
        <translation>Configuración (*.env .env *.txt)</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>What would be written</source>
        <translation>Lo que se escribiría</translation>
    </message>
    <message>
        <source>Lines that are left out</source>
        <translation>Líneas que quedan fuera</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importar</translation>
    </message>
    <message>
        <source>Import entries</source>
        <translation>Importar entradas</translation>
    </message>
    <message>
        <source>There is nothing to write. Mend the file and choose it again.</source>
        <translation>No hay nada que escribir. Corrige el archivo y elígelo de nuevo.</translation>
    </message>
    <message>
        <source>Nothing is written yet. Care without an approval waits as a proposal.</source>
        <translation>Todavía no se escribe nada. Los cuidados sin aprobación esperan como propuesta.</translation>
    </message>
    <message>
        <source>Nothing is written yet. Former words stay among the versions.</source>
        <translation>Todavía no se escribe nada. Lo anterior queda entre las versiones.</translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s), left out</source>
        <translation>
            <numerusform>%n problema, queda fuera</numerusform>
            <numerusform>%n problemas, quedan fuera</numerusform>
        </translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nueva</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Cambia</translation>
    </message>
    <message>
        <source>Proposal</source>
        <translation>Propuesta</translation>
    </message>
    <message>
        <source>close</source>
        <translation>cerrar</translation>
    </message>
</context>
<context>
    <name>ImportFlow</name>
    <message>
        <source>File with entries</source>
        <translation>Archivo con entradas</translation>
    </message>
    <message>
        <source>Tables and Markdown (*.csv *.tsv *.txt *.md)</source>
        <translation>Tablas y Markdown (*.csv *.tsv *.txt *.md)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>The file cannot be opened</source>
        <translation>No se puede abrir el archivo</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>Importado</translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s)</source>
        <translation>
            <numerusform>%n entrada</numerusform>
            <numerusform>%n entradas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InteractiveBuilder</name>
    <message>
        <source>Kind of message</source>
        <translation>Tipo de mensaje</translation>
    </message>
    <message>
        <source>The message appears here while you write.</source>
        <translation>El mensaje aparece aquí mientras escribes.</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Enviar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Message with options</source>
        <translation>Mensaje con opciones</translation>
    </message>
    <message>
        <source>for {name}</source>
        <translation>para {name}</translation>
    </message>
    <message>
        <source>Buttons · up to {count}</source>
        <translation>Botones · hasta {count}</translation>
    </message>
    <message>
        <source>List · up to {count}</source>
        <translation>Lista · hasta {count}</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Enlace</translation>
    </message>
    <message>
        <source>move an option</source>
        <translation>mover una opción</translation>
    </message>
</context>
<context>
    <name>InteractiveButtonsForm</name>
    <message>
        <source>Add button</source>
        <translation>Agregar botón</translation>
    </message>
    <message>
        <source>Change to a list</source>
        <translation>Pasar a lista</translation>
    </message>
    <message>
        <source>Buttons</source>
        <translation>Botones</translation>
    </message>
    <message>
        <source>WhatsApp allows up to {count}. More options?</source>
        <translation>WhatsApp permite hasta {count}. ¿Más opciones?</translation>
    </message>
    <message>
        <source>What the patient taps</source>
        <translation>Lo que toca el paciente</translation>
    </message>
    <message>
        <source>Button {number}</source>
        <translation>Botón {number}</translation>
    </message>
</context>
<context>
    <name>InteractiveForm</name>
    <message>
        <source>Header</source>
        <translation>Encabezado</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Mensaje</translation>
    </message>
    <message>
        <source>Footer</source>
        <translation>Pie</translation>
    </message>
</context>
<context>
    <name>InteractiveLinkForm</name>
    <message>
        <source>For example: See the map</source>
        <translation>Ej.: Ver el mapa</translation>
    </message>
    <message>
        <source>Text of the button</source>
        <translation>Texto del botón</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Enlace</translation>
    </message>
    <message>
        <source>The browser of the patient opens this address.</source>
        <translation>El navegador del paciente abre esta dirección.</translation>
    </message>
</context>
<context>
    <name>InteractiveListForm</name>
    <message>
        <source>For example: See the options</source>
        <translation>Ej.: Ver opciones</translation>
    </message>
    <message>
        <source>Text of the button that opens the list</source>
        <translation>Texto del botón que abre la lista</translation>
    </message>
    <message>
        <source>Add option</source>
        <translation>Agregar opción</translation>
    </message>
    <message>
        <source>Add section</source>
        <translation>Agregar sección</translation>
    </message>
    <message>
        <source>Header and footer</source>
        <translation>Encabezado y pie</translation>
    </message>
    <message>
        <source>Option {number}</source>
        <translation>Opción {number}</translation>
    </message>
    <message>
        <source>Description of option {number}</source>
        <translation>Descripción de la opción {number}</translation>
    </message>
    <message>
        <source>Options: {counter} in total</source>
        <translation>Opciones: {counter} en total</translation>
    </message>
</context>
<context>
    <name>JumpButton</name>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>%n mensaje nuevo</numerusform>
            <numerusform>%n mensajes nuevos</numerusform>
        </translation>
    </message>
    <message>
        <source>Go to the newest message</source>
        <translation>Ir al mensaje más reciente</translation>
    </message>
</context>
<context>
    <name>KeyRow</name>
    <message>
        <source>Access token</source>
        <translation>Token de acceso</translation>
    </message>
    <message>
        <source>App secret</source>
        <translation>Clave secreta de la app</translation>
    </message>
    <message>
        <source>Verify token</source>
        <translation>Palabra de verificación</translation>
    </message>
    <message>
        <source>Tunnel key</source>
        <translation>Clave de ngrok</translation>
    </message>
    <message>
        <source>AI key</source>
        <translation>Clave de la IA</translation>
    </message>
    <message>
        <source>The tunnel cannot open without it.</source>
        <translation>Sin ella no se abre el túnel.</translation>
    </message>
    <message>
        <source>The AI server may ask for it.</source>
        <translation>El servidor de IA puede pedirla.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Nothing works without it.</source>
        <translation>Sin ella nada funciona.</translation>
    </message>
    <message>
        <source>Delete: {name}</source>
        <translation>Eliminar: {name}</translation>
    </message>
    <message>
        <source>given by the environment</source>
        <translation>viene del entorno</translation>
    </message>
    <message>
        <source>stored</source>
        <translation>en el llavero</translation>
    </message>
    <message>
        <source>not stored</source>
        <translation>sin guardar</translation>
    </message>
</context>
<context>
    <name>KnowledgePage</name>
    <message>
        <source>Front desk</source>
        <translation>Recepción</translation>
    </message>
    <message>
        <source>This entry was changed elsewhere meanwhile. Saving replaces that.</source>
        <translation>Alguien más cambió esta entrada mientras tanto. Si guardas, reemplazas ese cambio.</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Publicada</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Guardado</translation>
    </message>
    <message>
        <source>Proposal rejected</source>
        <translation>Propuesta rechazada</translation>
    </message>
    <message>
        <source>Retired</source>
        <translation>Retirada</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Changes undone</source>
        <translation>Cambios deshechos</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Recuperar</translation>
    </message>
    <message>
        <source>The former words are in the fields, not saved yet.</source>
        <translation>El texto anterior está en los campos, sin guardar todavía.</translation>
    </message>
</context>
<context>
    <name>LabelChip</name>
    <message>
        <source>Label {name}</source>
        <translation>Etiqueta {name}</translation>
    </message>
    <message>
        <source>Change labels</source>
        <translation>Cambiar etiquetas</translation>
    </message>
</context>
<context>
    <name>LabelSection</name>
    <message>
        <source>Add label</source>
        <translation>Agregar etiqueta</translation>
    </message>
    <message>
        <source>New label, Enter adds it</source>
        <translation>Etiqueta nueva, Enter la agrega</translation>
    </message>
    <message>
        <source>New label</source>
        <translation>Etiqueta nueva</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>New label…</source>
        <translation>Etiqueta nueva…</translation>
    </message>
</context>
<context>
    <name>Leaving</name>
    <message>
        <source>The new entry is not saved.</source>
        <translation>La entrada nueva no está guardada.</translation>
    </message>
    <message>
        <source>This entry has changes that are not saved.</source>
        <translation>Esta entrada tiene cambios sin guardar.</translation>
    </message>
</context>
<context>
    <name>LedgerDialog</name>
    <message>
        <source>What left this PC</source>
        <translation>Qué salió de este PC</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>To</source>
        <translation>A quién</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Por qué</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>Caracteres</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>Ocultos</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Costo</translation>
    </message>
    <message>
        <source>Nothing has left yet</source>
        <translation>Todavía no ha salido nada</translation>
    </message>
    <message>
        <source>Each request to the AI will stand here, with its exact text.</source>
        <translation>Aquí quedará cada consulta a la IA, con su texto exacto.</translation>
    </message>
    <message>
        <source>Show older ones</source>
        <translation>Ver anteriores</translation>
    </message>
    <message>
        <source>Choose a line to read its exact text.</source>
        <translation>Elige una línea para leer su texto exacto.</translation>
    </message>
    <message>
        <source>The text of this one is too old to be kept; its figures stay.</source>
        <translation>El texto de esta ya no se guarda por antiguo; quedan sus cifras.</translation>
    </message>
</context>
<context>
    <name>LineBox</name>
    <message>
        <source>Address Meta calls</source>
        <translation>Dirección pública (Callback URL)</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>Copiar dirección</translation>
    </message>
    <message>
        <source>Restart tunnel</source>
        <translation>Reiniciar túnel</translation>
    </message>
    <message>
        <source>Status and diagnosis</source>
        <translation>Estado y diagnóstico</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Recibir aquí</translation>
    </message>
    <message>
        <source>The other computer will receive nothing any more.</source>
        <translation>El otro computador ya no recibirá nada.</translation>
    </message>
    <message>
        <source>Take the messages over to this computer</source>
        <translation>Recibir los mensajes en este computador</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguna</translation>
    </message>
    <message>
        <source>No number is connected.</source>
        <translation>No hay un número conectado.</translation>
    </message>
    <message>
        <source>Once round: {ms} ms</source>
        <translation>Ida y vuelta: {ms} ms</translation>
    </message>
    <message>
        <source>Another computer receives the messages: {host}</source>
        <translation>Otro computador recibe los mensajes: {host}</translation>
    </message>
</context>
<context>
    <name>LinkDialog</name>
    <message>
        <source>Open this link?</source>
        <translation>¿Abrir este enlace?</translation>
    </message>
    <message>
        <source>Open in the browser</source>
        <translation>Abrir en el navegador</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>close</source>
        <translation>cerrar</translation>
    </message>
    <message>
        <source>It leads to {host}</source>
        <translation>Lleva a {host}</translation>
    </message>
    <message>
        <source>It leads to</source>
        <translation>Lleva a</translation>
    </message>
    <message>
        <source>Letters of another alphabet can look like a known name. Type no password there.</source>
        <translation>Letras de otro alfabeto pueden parecer un nombre conocido. No escribas contraseñas ahí.</translation>
    </message>
</context>
<context>
    <name>LinkRow</name>
    <message>
        <source>last proof {time}</source>
        <translation>última señal {time}</translation>
    </message>
    <message>
        <source>until {time}</source>
        <translation>hasta {time}</translation>
    </message>
</context>
<context>
    <name>ListEmptiness</name>
    <message>
        <source>Show all conversations</source>
        <translation>Ver todas las conversaciones</translation>
    </message>
    <message>
        <source>No conversations yet</source>
        <translation>Aún no hay conversaciones</translation>
    </message>
    <message>
        <source>The first message from a patient appears here.</source>
        <translation>El primer mensaje de un paciente aparecerá aquí.</translation>
    </message>
    <message>
        <source>Write to someone</source>
        <translation>Escribir a alguien</translation>
    </message>
    <message>
        <source>Nothing matches “{words}”</source>
        <translation>Nada coincide con “{words}”</translation>
    </message>
    <message>
        <source>We searched names, phones and messages of all conversations.</source>
        <translation>Buscamos en nombres, teléfonos y mensajes de todas las conversaciones.</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Limpiar la búsqueda</translation>
    </message>
</context>
<context>
    <name>ListSectionBox</name>
    <message>
        <source>Remove section</source>
        <translation>Quitar sección</translation>
    </message>
    <message>
        <source>Option</source>
        <translation>Opción</translation>
    </message>
    <message>
        <source>Optional description</source>
        <translation>Descripción opcional</translation>
    </message>
    <message>
        <source>Section {number}</source>
        <translation>Sección {number}</translation>
    </message>
    <message>
        <source>Title of section {number}</source>
        <translation>Título de la sección {number}</translation>
    </message>
    <message>
        <source>Title (optional)</source>
        <translation>Título (opcional)</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Título</translation>
    </message>
    <message>
        <source>Remove section {number}</source>
        <translation>Quitar la sección {number}</translation>
    </message>
</context>
<context>
    <name>LockScreen</name>
    <message>
        <source>Locked</source>
        <translation>Bloqueado</translation>
    </message>
    <message>
        <source>Who is at the desk?</source>
        <translation>¿Quién está en recepción?</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>The same PIN once more</source>
        <translation>El mismo PIN otra vez</translation>
    </message>
    <message>
        <source>Come in</source>
        <translation>Entrar</translation>
    </message>
    <message>
        <source>Silence</source>
        <translation>Silenciar</translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s) wait for an answer</source>
        <translation>
            <numerusform>%n conversación espera respuesta</numerusform>
            <numerusform>%n conversaciones esperan respuesta</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose your name.</source>
        <translation>Elige tu nombre.</translation>
    </message>
    <message>
        <source>Your PIN was reset. Choose a new one of 4 to 8 figures.</source>
        <translation>Tu PIN se reinició. Elige uno nuevo, de 4 a 8 dígitos.</translation>
    </message>
    <message>
        <source>Write your PIN and press Enter.</source>
        <translation>Escribe tu PIN y presiona Enter.</translation>
    </message>
    <message>
        <source>New PIN of {name}</source>
        <translation>PIN nuevo de {name}</translation>
    </message>
    <message>
        <source>PIN of {name}</source>
        <translation>PIN de {name}</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>Los dos no son iguales.</translation>
    </message>
</context>
<context>
    <name>LogList</name>
    <message>
        <source>Log entries</source>
        <translation>Entradas del registro</translation>
    </message>
</context>
<context>
    <name>LogPane</name>
    <message>
        <source>Export the log</source>
        <translation>Exportar el registro</translation>
    </message>
</context>
<context>
    <name>LogSection</name>
    <message>
        <source>Status and diagnosis</source>
        <translation>Estado y diagnóstico</translation>
    </message>
</context>
<context>
    <name>LogView</name>
    <message>
        <source>All</source>
        <translation>Todas</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Advertencias</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Errores</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Nivel</translation>
    </message>
    <message>
        <source>Search the log</source>
        <translation>Buscar en el registro</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>The chosen entry</source>
        <translation>La entrada elegida</translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s)</source>
        <translation>
            <numerusform>%n entrada</numerusform>
            <numerusform>%n entradas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Starting takes longer than usual</source>
        <translation>El inicio está demorando más de lo normal</translation>
    </message>
    <message>
        <source>If a window asks for the password of the key ring, enter it there.</source>
        <translation>Si una ventana pide la contraseña del llavero, escríbela ahí.</translation>
    </message>
    <message>
        <source>Demo mode</source>
        <translation>Modo demostración</translation>
    </message>
    <message>
        <source>The patients are fictitious and nothing leaves for WhatsApp.</source>
        <translation>Los pacientes son ficticios y nada sale hacia WhatsApp.</translation>
    </message>
    <message>
        <source>Connect my number</source>
        <translation>Conectar mi número</translation>
    </message>
</context>
<context>
    <name>MediaSaving</name>
    <message>
        <source>Save file</source>
        <translation>Guardar archivo</translation>
    </message>
    <message>
        <source>Folder:</source>
        <translation>Carpeta:</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>Nombre:</translation>
    </message>
    <message>
        <source>Type:</source>
        <translation>Tipo:</translation>
    </message>
    <message>
        <source>The file could not be saved</source>
        <translation>No se pudo guardar el archivo</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Guardado</translation>
    </message>
    <message>
        <source>Its name hides what it is: {name}</source>
        <translation>Su nombre esconde lo que es: {name}</translation>
    </message>
</context>
<context>
    <name>MediaViewer</name>
    <message>
        <source>Smaller</source>
        <translation>Alejar</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Acercar</translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation>Foto completa</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Guardar como…</translation>
    </message>
    <message>
        <source>zoom</source>
        <translation>acercar o alejar</translation>
    </message>
    <message>
        <source>whole picture</source>
        <translation>foto completa</translation>
    </message>
    <message>
        <source>close</source>
        <translation>cerrar</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Abriendo…</translation>
    </message>
    <message>
        <source>This picture cannot be shown here. You can save it to look at it elsewhere.</source>
        <translation>Esta imagen no se puede mostrar aquí. Puedes guardarla para verla en otra parte.</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
</context>
<context>
    <name>MessageHelp</name>
    <message>
        <source>Before it is sent again</source>
        <translation>Antes de reenviar</translation>
    </message>
</context>
<context>
    <name>MessageMenu</name>
    <message>
        <source>Reply</source>
        <translation>Responder</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Open {link}</source>
        <translation>Abrir {link}</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Qué hacer</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>How this reply came to be</source>
        <translation>Cómo se hizo esta respuesta</translation>
    </message>
    <message>
        <source>This reply was wrong</source>
        <translation>Esta respuesta estaba mal</translation>
    </message>
    <message>
        <source>React</source>
        <translation>Reaccionar</translation>
    </message>
</context>
<context>
    <name>MessagePreview</name>
    <message>
        <source>Preview of the message</source>
        <translation>Vista previa del mensaje</translation>
    </message>
</context>
<context>
    <name>MessageRecords</name>
    <message>
        <source>Its topic is back with a person</source>
        <translation>El tema vuelve a quedar con una persona</translation>
    </message>
    <message>
        <source>Noted</source>
        <translation>Anotado</translation>
    </message>
    <message>
        <source>Nothing was kept of how this message came to be</source>
        <translation>No se guardó cómo se hizo este mensaje</translation>
    </message>
</context>
<context>
    <name>MetaSection</name>
    <message>
        <source>Choose another number</source>
        <translation>Elegir otro número</translation>
    </message>
    <message>
        <source>Open the assistant</source>
        <translation>Abrir el asistente</translation>
    </message>
    <message>
        <source>Phone number</source>
        <translation>Número de teléfono</translation>
    </message>
    <message>
        <source>WhatsApp account</source>
        <translation>Cuenta de WhatsApp</translation>
    </message>
    <message>
        <source>App</source>
        <translation>App</translation>
    </message>
    <message>
        <source>Copy: {name}</source>
        <translation>Copiar: {name}</translation>
    </message>
    <message>
        <source>Change token</source>
        <translation>Cambiar token</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>Comprobar ahora</translation>
    </message>
    <message>
        <source>No number is connected</source>
        <translation>No hay un número conectado</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>sin datos</translation>
    </message>
    <message>
        <source>As Meta said at {time}</source>
        <translation>Según Meta: {time}</translation>
    </message>
    <message>
        <source>No token is stored.</source>
        <translation>No hay un token guardado.</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
    <message>
        <source>Asking Meta</source>
        <translation>Comprobando con Meta</translation>
    </message>
    <message>
        <source>Meta accepts it</source>
        <translation>Meta lo acepta</translation>
    </message>
    <message>
        <source>system user</source>
        <translation>de usuario del sistema</translation>
    </message>
    <message>
        <source>of a person, temporary</source>
        <translation>de una persona, temporal</translation>
    </message>
    <message>
        <source>of a page</source>
        <translation>de una página</translation>
    </message>
    <message>
        <source>does not expire</source>
        <translation>no vence</translation>
    </message>
    <message>
        <source>until {time}</source>
        <translation>hasta {time}</translation>
    </message>
    <message>
        <source>Key deleted</source>
        <translation>Clave eliminada</translation>
    </message>
    <message>
        <source>It is no longer used</source>
        <translation>Ya no se usa</translation>
    </message>
</context>
<context>
    <name>ModePart</name>
    <message>
        <source>Manual</source>
        <translation>Manual</translation>
    </message>
    <message>
        <source>The AI writes nothing.</source>
        <translation>La IA no escribe nada.</translation>
    </message>
    <message>
        <source>Suggests</source>
        <translation>Sugiere</translation>
    </message>
    <message>
        <source>Prepares a draft; a person reads it and sends it.</source>
        <translation>Prepara un borrador; una persona lo revisa y lo envía.</translation>
    </message>
    <message>
        <source>Recommended</source>
        <translation>Recomendado</translation>
    </message>
    <message>
        <source>Auto</source>
        <translation>Auto</translation>
    </message>
    <message>
        <source>Answers by itself what is in your documents, with some seconds to stop it. Never clinical topics.</source>
        <translation>Responde sola lo que está en tus documentos, con unos segundos para detenerla. Nunca temas clínicos.</translation>
    </message>
    <message>
        <source>Initial mode</source>
        <translation>Modo inicial</translation>
    </message>
    <message>
        <source>Without AI for everybody</source>
        <translation>Sin IA para todos</translation>
    </message>
    <message>
        <source>Nothing leaves this PC and there is no AI text, whatever else is set.</source>
        <translation>Nada sale de este PC y no hay textos de IA, diga lo que diga el resto.</translation>
    </message>
</context>
<context>
    <name>NavButton</name>
    <message>
        <source>Has unsaved changes</source>
        <translation>Tiene cambios sin guardar</translation>
    </message>
</context>
<context>
    <name>NewChatDialog</name>
    <message>
        <source>Mobile number</source>
        <translation>Celular</translation>
    </message>
    <message>
        <source>With the country code. A number of 9 digits is taken as Chilean.</source>
        <translation>Con el código del país. Si tiene 9 dígitos, se toma como chileno.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation>Nueva conversación</translation>
    </message>
    <message>
        <source>Correct number</source>
        <translation>Corregir número</translation>
    </message>
    <message>
        <source>WhatsApp only lets you begin with a template. You can write freely once the person answers.</source>
        <translation>WhatsApp solo permite empezar con una plantilla. Podrás escribir libremente cuando la persona responda.</translation>
    </message>
</context>
<context>
    <name>NoteSection</name>
    <message>
        <source>Add note</source>
        <translation>Agregar nota</translation>
    </message>
    <message>
        <source>Internal note</source>
        <translation>Nota interna</translation>
    </message>
    <message>
        <source>Only the clinic sees this</source>
        <translation>Solo la ve la clínica</translation>
    </message>
    <message>
        <source>Save note</source>
        <translation>Guardar nota</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notas</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Dismiss</source>
        <translation>Cerrar aviso</translation>
    </message>
</context>
<context>
    <name>NoticeCards</name>
    <message>
        <source>No notices. All deliveries were read.</source>
        <translation>Sin avisos. Se leyeron todas las entregas.</translation>
    </message>
    <message>
        <source>Technical detail</source>
        <translation>Detalle técnico</translation>
    </message>
</context>
<context>
    <name>NotificationsSection</name>
    <message>
        <source>Sound</source>
        <translation>Sonido</translation>
    </message>
    <message>
        <source>Notices of the system</source>
        <translation>Notificaciones del sistema</translation>
    </message>
</context>
<context>
    <name>OddFileDialog</name>
    <message>
        <source>close</source>
        <translation>cerrar</translation>
    </message>
    <message>
        <source>Do not save</source>
        <translation>No guardar</translation>
    </message>
    <message>
        <source>Save anyway…</source>
        <translation>Guardar igual…</translation>
    </message>
    <message>
        <source>Careful with this file</source>
        <translation>Cuidado con este archivo</translation>
    </message>
    <message>
        <source>Files like this can harm this PC. Save it only if you know the patient and expected it, and do not open it to find out what it is.</source>
        <translation>Un archivo así puede dañar este PC. Guárdalo solo si conoces al paciente y lo esperabas, y no lo abras para averiguar qué es.</translation>
    </message>
    <message>
        <source>It would be saved as {name}</source>
        <translation>Se guardaría como {name}</translation>
    </message>
</context>
<context>
    <name>OptionRow</name>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Move: {option}</source>
        <translation>Mover: {option}</translation>
    </message>
    <message>
        <source>Drag, or Alt+↑ and Alt+↓</source>
        <translation>Arrastra, o usa Alt+↑ y Alt+↓</translation>
    </message>
    <message>
        <source>Remove: {option}</source>
        <translation>Quitar: {option}</translation>
    </message>
</context>
<context>
    <name>PatientPanel</name>
    <message>
        <source>Change name</source>
        <translation>Cambiar nombre</translation>
    </message>
    <message>
        <source>Name of the patient</source>
        <translation>Nombre del paciente</translation>
    </message>
    <message>
        <source>Copy number</source>
        <translation>Copiar número</translation>
    </message>
    <message>
        <source>Copy username</source>
        <translation>Copiar nombre de usuario</translation>
    </message>
    <message>
        <source>Does not want promotions</source>
        <translation>No quiere promociones</translation>
    </message>
    <message>
        <source>First contact {month}</source>
        <translation>Contacto desde {month}</translation>
    </message>
    <message>
        <source>On WhatsApp: {name}</source>
        <translation>En WhatsApp: {name}</translation>
    </message>
    <message>
        <source>Window closed: only templates</source>
        <translation>Ventana cerrada: solo plantillas</translation>
    </message>
    <message>
        <source>Free text until {time} today</source>
        <translation>Texto libre hasta hoy, {time}</translation>
    </message>
    <message>
        <source>Free text until {time} tomorrow</source>
        <translation>Texto libre hasta mañana, {time}</translation>
    </message>
    <message>
        <source>The number or account of this person changed on {date}. Make sure who it is before you share anything.</source>
        <translation>El número o la cuenta de esta persona cambió el {date}. Confirma quién es antes de compartir algo.</translation>
    </message>
</context>
<context>
    <name>PatientRightsPage</name>
    <message>
        <source>Written down</source>
        <translation>Anotado</translation>
    </message>
    <message>
        <source>patient</source>
        <translation>paciente</translation>
    </message>
    <message>
        <source>Save the copy</source>
        <translation>Guardar la copia</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Detenido</translation>
    </message>
    <message>
        <source>No file was written</source>
        <translation>No se escribió ningún archivo</translation>
    </message>
    <message>
        <source>Copy saved</source>
        <translation>Copia guardada</translation>
    </message>
    <message>
        <source>Erased for good</source>
        <translation>Borrado definitivamente</translation>
    </message>
    <message>
        <source>Receipt copied</source>
        <translation>Comprobante copiado</translation>
    </message>
    <message>
        <source>Save the receipt</source>
        <translation>Guardar el comprobante</translation>
    </message>
    <message>
        <source>Receipt saved</source>
        <translation>Comprobante guardado</translation>
    </message>
</context>
<context>
    <name>PeopleList</name>
    <message>
        <source>Nobody is on the list, so nobody has to sign in. Begin with yourself, as an administrator: from then on the window locks with a PIN, and what is written carries a name.</source>
        <translation>No hay nadie en la lista, así que nadie tiene que identificarse. Empieza por ti, con el rol de administración: desde entonces la ventana se bloquea con PIN y lo que se escribe lleva un nombre.</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>Agregar persona</translation>
    </message>
</context>
<context>
    <name>PeopleSection</name>
    <message>
        <source>Read the audit trail</source>
        <translation>Leer el registro de auditoría</translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nunca</translation>
    </message>
    <message>
        <source>Lock by itself</source>
        <translation>Bloqueo automático</translation>
    </message>
</context>
<context>
    <name>PeriodsPart</name>
    <message>
        <source>See what would be erased</source>
        <translation>Ver qué se borraría</translation>
    </message>
    <message>
        <source>Keep these periods</source>
        <translation>Guardar estos plazos</translation>
    </message>
    <message>
        <source>Record of who did what</source>
        <translation>Registro de quién hizo qué</translation>
    </message>
    <message>
        <source>Stays: it holds no words of anybody.</source>
        <translation>Se conserva: no contiene palabras de nadie.</translation>
    </message>
    <message>
        <source>These periods hold. What is over goes at night.</source>
        <translation>Rigen estos plazos. Lo vencido se borra de noche.</translation>
    </message>
    <message>
        <source>If you keep these periods, this goes tonight:</source>
        <translation>Si guardas estos plazos, esta noche se borra:</translation>
    </message>
    <message>
        <source>Not kept yet: see first what would be erased.</source>
        <translation>Sin guardar: mira primero qué se borraría.</translation>
    </message>
    <message>
        <source>Periods kept</source>
        <translation>Plazos guardados</translation>
    </message>
</context>
<context>
    <name>PersonDialog</name>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rol</translation>
    </message>
    <message>
        <source>Your PIN until now</source>
        <translation>Tu PIN actual</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>The same PIN once more</source>
        <translation>El mismo PIN otra vez</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>Agregar persona</translation>
    </message>
    <message>
        <source>Change a person</source>
        <translation>Cambiar persona</translation>
    </message>
    <message>
        <source>Change my PIN</source>
        <translation>Cambiar mi PIN</translation>
    </message>
    <message>
        <source>Give a new PIN</source>
        <translation>Dar un PIN nuevo</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>PIN nuevo</translation>
    </message>
    <message>
        <source>May do everything; only administrators see to people, keys, how long data is kept, and what is erased or restored.</source>
        <translation>Puede hacer todo. Solo la administración ve personas, claves, cuánto se guardan los datos y qué se borra o se restaura.</translation>
    </message>
    <message>
        <source>Reads and answers. People, keys and deleting are left to administrators.</source>
        <translation>Lee y responde. Personas, claves y borrado quedan para la administración.</translation>
    </message>
    <message>
        <source>4 to 8 figures, and not 0000 or 1234.</source>
        <translation>De 4 a 8 dígitos, y no 0000 ni 1234.</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>Los dos no son iguales.</translation>
    </message>
</context>
<context>
    <name>PersonFlow</name>
    <message>
        <source>{name} can sign in now</source>
        <translation>{name} ya puede entrar</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Guardado</translation>
    </message>
    <message>
        <source>The new PIN counts now</source>
        <translation>El PIN nuevo ya vale</translation>
    </message>
    <message>
        <source>{name} is off the list</source>
        <translation>{name} ya no está en la lista</translation>
    </message>
</context>
<context>
    <name>PersonRow</name>
    <message>
        <source>{role} · signed in now</source>
        <translation>{role} · ahora en el puesto</translation>
    </message>
    <message>
        <source>{role} · chooses a new PIN next time</source>
        <translation>{role} · elige un PIN nuevo la próxima vez</translation>
    </message>
    <message>
        <source>Change {name}</source>
        <translation>Cambiar a {name}</translation>
    </message>
    <message>
        <source>New PIN for {name}</source>
        <translation>PIN nuevo para {name}</translation>
    </message>
    <message>
        <source>Take off</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>They cannot sign in any more.</source>
        <translation>Ya no podrá entrar.</translation>
    </message>
    <message>
        <source>Take {name} off the list</source>
        <translation>Quitar a {name} de la lista</translation>
    </message>
</context>
<context>
    <name>PhoneWords</name>
    <message>
        <source>What changes if the number is only used here</source>
        <translation>Qué cambia si el número solo se usa aquí</translation>
    </message>
    <message>
        <source>The number is **removed from the app** on the phone. Delete the account there before you register it here.</source>
        <translation>El número **sale de la app** del celular. Elimina ahí la cuenta antes de registrarlo aquí.</translation>
    </message>
    <message>
        <source>Its chats stay **on the phone only** and cannot be brought here. Save a copy before you delete the account.</source>
        <translation>Sus chats quedan **solo en el celular** y no se pueden traer. Guarda una copia antes de eliminar la cuenta.</translation>
    </message>
    <message>
        <source>Groups, status updates, calls and the app&apos;s labels are not there.</source>
        <translation>No están los grupos, los estados, las llamadas ni las etiquetas de la app.</translation>
    </message>
    <message>
        <source>A new number that never had WhatsApp loses nothing.</source>
        <translation>Un número nuevo, que nunca tuvo WhatsApp, no pierde nada.</translation>
    </message>
    <message>
        <source>What it takes to use the number in both places</source>
        <translation>Qué se necesita para usar el número en los dos lados</translation>
    </message>
    <message>
        <source>The **WhatsApp Business app** on the phone, up to date. The ordinary WhatsApp app will not do.</source>
        <translation>La **app WhatsApp Business** en el celular, actualizada. El WhatsApp común no sirve.</translation>
    </message>
    <message>
        <source>Link it at Meta by scanning a code with the phone, and allow the **chat history** to be shared.</source>
        <translation>Vincúlala en Meta escaneando un código con el celular y permite compartir el **historial de chats**.</translation>
    </message>
    <message>
        <source>At most **20 messages a second**: more than enough for a clinic.</source>
        <translation>Hasta **20 mensajes por segundo**: de sobra para una clínica.</translation>
    </message>
    <message>
        <source>Some of the app&apos;s functions are switched off, and what is answered on the phone appears here too. Groups and calls stay on the phone.</source>
        <translation>Algunas funciones de la app se desactivan, y lo que se responde en el celular también aparece aquí. Los grupos y las llamadas siguen en el celular.</translation>
    </message>
</context>
<context>
    <name>PinRow</name>
    <message>
        <source>PIN of six digits</source>
        <translation>PIN de seis dígitos</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>Registrar</translation>
    </message>
    <message>
        <source>To use it here the number must be registered. The PIN is that of its two-step check; if it has none, choose six digits and write them down.</source>
        <translation>Para usar el número aquí hay que registrarlo. El PIN es el de su verificación en dos pasos; si no tiene, elige seis dígitos y anótalos.</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
</context>
<context>
    <name>Presence</name>
    <message>
        <source>Not connected</source>
        <translation>Sin conectar</translation>
    </message>
    <message>
        <source>Demo mode</source>
        <translation>Modo demostración</translation>
    </message>
    <message>
        <source>Something needs attention</source>
        <translation>Algo necesita atención</translation>
    </message>
    <message>
        <source>Everything works</source>
        <translation>Todo funciona</translation>
    </message>
    <message>
        <source>Nobody is listening</source>
        <translation>Nadie está escuchando</translation>
    </message>
    <message>
        <source>Nobody is listening {since}</source>
        <translation>Nadie está escuchando {since}</translation>
    </message>
    <message>
        <source>What patients write does not arrive here.</source>
        <translation>Lo que escriben los pacientes no llega aquí.</translation>
    </message>
    <message>
        <source>See status</source>
        <translation>Ver estado</translation>
    </message>
    <message>
        <source>Silence</source>
        <translation>Silenciar</translation>
    </message>
    <message>
        <source>Listening again</source>
        <translation>Escuchando de nuevo</translation>
    </message>
    <message>
        <source>Messages arrive.</source>
        <translation>Los mensajes llegan.</translation>
    </message>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>%n mensaje nuevo</numerusform>
            <numerusform>%n mensajes nuevos</numerusform>
        </translation>
    </message>
    <message>
        <source>Open AURA Desktop to read.</source>
        <translation>Abre AURA Desktop para leer.</translation>
    </message>
    <message>
        <source>That did not work</source>
        <translation>No resultó</translation>
    </message>
</context>
<context>
    <name>PreviewPanel</name>
    <message>
        <source>As {name} will see it</source>
        <translation>Así lo verá {name}</translation>
    </message>
    <message>
        <source>As the patient will see it</source>
        <translation>Así lo verá el paciente</translation>
    </message>
    <message>
        <source>Dashed frame: not sent yet.</source>
        <translation>Borde discontinuo: todavía no se envía.</translation>
    </message>
</context>
<context>
    <name>PrivacySection</name>
    <message>
        <source>Words of consents</source>
        <translation>Textos de consentimiento</translation>
    </message>
</context>
<context>
    <name>QuickReplyDelegate</name>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
</context>
<context>
    <name>QuickReplyPopup</name>
    <message>
        <source>Quick replies</source>
        <translation>Respuestas rápidas</translation>
    </message>
    <message>
        <source>Create new</source>
        <translation>Crear nueva</translation>
    </message>
    <message numerus="yes">
        <source>%n match(es) for “{words}”</source>
        <translation>
            <numerusform>%n coincide con “{words}”</numerusform>
            <numerusform>%n coinciden con “{words}”</numerusform>
        </translation>
    </message>
    <message>
        <source>No quick reply begins like this.</source>
        <translation>Ninguna respuesta rápida empieza así.</translation>
    </message>
    <message>
        <source>The clinic has no quick replies yet.</source>
        <translation>La clínica aún no tiene respuestas rápidas.</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>elegir</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>close</source>
        <translation>cerrar</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Inbox</source>
        <translation>Bandeja</translation>
    </message>
    <message>
        <source>Knowledge</source>
        <translation>Base</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
</context>
<context>
    <name>RailButton</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n pendiente</numerusform>
            <numerusform>%n pendientes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RailPerson</name>
    <message>
        <source>Signed in: {name}</source>
        <translation>En el puesto: {name}</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Bloquear</translation>
    </message>
    <message>
        <source>Somebody else signs in</source>
        <translation>Entra otra persona</translation>
    </message>
    <message>
        <source>Change my PIN</source>
        <translation>Cambiar mi PIN</translation>
    </message>
</context>
<context>
    <name>ReceiptSheet</name>
    <message>
        <source>Receipt</source>
        <translation>Comprobante</translation>
    </message>
    <message>
        <source>The receipt holds nothing of the patient. It stays in Settings, under Data of patients.</source>
        <translation>El comprobante no contiene nada del paciente. Queda en Ajustes, en Datos de pacientes.</translation>
    </message>
</context>
<context>
    <name>ReceiptsPart</name>
    <message>
        <source>Nobody was erased so far.</source>
        <translation>Todavía no se ha borrado a nadie.</translation>
    </message>
</context>
<context>
    <name>RecordDialog</name>
    <message>
        <source>What is known of this message</source>
        <translation>Lo que se sabe de este mensaje</translation>
    </message>
    <message>
        <source>close</source>
        <translation>cerrar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>How this reply came to be</source>
        <translation>Cómo se hizo esta respuesta</translation>
    </message>
</context>
<context>
    <name>RegisterDialog</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>close</source>
        <translation>cerrar</translation>
    </message>
</context>
<context>
    <name>RegisterPart</name>
    <message>
        <source>Use by topic and week</source>
        <translation>Uso por tema y semana</translation>
    </message>
    <message>
        <source>What left this PC</source>
        <translation>Qué salió de este PC</translation>
    </message>
</context>
<context>
    <name>Remedies</name>
    <message>
        <source>The key ring is open</source>
        <translation>El llavero está desbloqueado</translation>
    </message>
    <message>
        <source>Template list updated</source>
        <translation>Lista de plantillas actualizada</translation>
    </message>
    <message>
        <source>Copied for support</source>
        <translation>Copiado para soporte</translation>
    </message>
</context>
<context>
    <name>ReplyStrip</name>
    <message>
        <source>Do not quote</source>
        <translation>No citar</translation>
    </message>
    <message>
        <source>Do not quote (Esc)</source>
        <translation>No citar (Esc)</translation>
    </message>
    <message>
        <source>Reply to {name}</source>
        <translation>Respuesta a {name}</translation>
    </message>
    <message>
        <source>Reply to your message</source>
        <translation>Respuesta a tu mensaje</translation>
    </message>
</context>
<context>
    <name>RequestDialog</name>
    <message>
        <source>The request</source>
        <translation>La solicitud</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>This is exactly what leaves</source>
        <translation>Esto es exactamente lo que sale</translation>
    </message>
    <message>
        <source>Marked words stand for a value that stays on this PC.</source>
        <translation>Las palabras marcadas reemplazan un dato que se queda en este PC.</translation>
    </message>
    <message>
        <source>No identifier was found in it.</source>
        <translation>No se encontró ningún identificador.</translation>
    </message>
    <message>
        <source>To {host}</source>
        <translation>A {host}</translation>
    </message>
    <message>
        <source>close</source>
        <translation>cerrar</translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restaurar</translation>
    </message>
    <message>
        <source>Go back to the backup of {time}</source>
        <translation>Volver al respaldo de {time}</translation>
    </message>
    <message>
        <source>Reading the backup…</source>
        <translation>Leyendo el respaldo…</translation>
    </message>
    <message>
        <source>The backup is good: {contents}</source>
        <translation>El respaldo está en buen estado: {contents}</translation>
    </message>
    <message>
        <source>Settings, knowledge, drafts and notes go back to how they were then. Newer messages are taken over as far as the present file can be read; others are lost, WhatsApp does not send them again.</source>
        <translation>Los ajustes, el conocimiento, los borradores y las notas vuelven a como estaban entonces. Los mensajes más nuevos se rescatan en lo que el archivo actual se pueda leer; los demás se pierden: WhatsApp no los envía de nuevo.</translation>
    </message>
    <message>
        <source>Nothing is sent again by itself: what waited then stays as “We do not know if it arrived” until a status or you settle it. Patients erased since are erased again.</source>
        <translation>Nada se vuelve a enviar solo: lo que entonces esperaba queda como «No sabemos si llegó» hasta que lo aclare un estado o tú. Los pacientes borrados desde entonces se borran otra vez.</translation>
    </message>
    <message>
        <source>The present file is put aside, not deleted. It takes a few seconds.</source>
        <translation>El archivo actual se guarda aparte, no se borra. Demora unos segundos.</translation>
    </message>
</context>
<context>
    <name>RightsSection</name>
    <message>
        <source>Consents…</source>
        <translation>Consentimientos…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Erase for good…</source>
        <translation>Borrar definitivamente…</translation>
    </message>
    <message>
        <source>Data and privacy</source>
        <translation>Datos y privacidad</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Name, phone or text</source>
        <translation>Nombre, teléfono o texto</translation>
    </message>
    <message>
        <source>Search patients and messages</source>
        <translation>Buscar pacientes y mensajes</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Limpiar la búsqueda</translation>
    </message>
</context>
<context>
    <name>SearchLine</name>
    <message>
        <source>Clear the search</source>
        <translation>Limpiar la búsqueda</translation>
    </message>
</context>
<context>
    <name>ServerForm</name>
    <message>
        <source>Provider</source>
        <translation>Proveedor</translation>
    </message>
    <message>
        <source>No AI</source>
        <translation>Sin IA</translation>
    </message>
    <message>
        <source>Own server (OpenAI-compatible)</source>
        <translation>Servidor compatible, también de la clínica</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>API version</source>
        <translation>Versión de la API</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Clave</translation>
    </message>
    <message>
        <source>Ask for models</source>
        <translation>Traer modelos</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>Probar conexión</translation>
    </message>
    <message>
        <source>stored</source>
        <translation>en el llavero</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguna</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Servicio</translation>
    </message>
    <message>
        <source>The server&apos;s address is missing, like http://10.0.0.5:8080/v1</source>
        <translation>Falta la dirección del servidor, como http://10.0.0.5:8080/v1</translation>
    </message>
    <message>
        <source>Asking</source>
        <translation>Preguntando</translation>
    </message>
    <message numerus="yes">
        <source>%n model(s)</source>
        <translation>
            <numerusform>%n modelo</numerusform>
            <numerusform>%n modelos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SettingsNav</name>
    <message>
        <source>Search a setting</source>
        <translation>Buscar un ajuste</translation>
    </message>
    <message>
        <source>No setting is called that.</source>
        <translation>Ningún ajuste se llama así.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Tamaño del texto</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>General</source>
        <translation>General</translation>
    </message>
    <message>
        <source>How the program behaves on this computer.</source>
        <translation>Cómo se comporta el programa en este computador.</translation>
    </message>
    <message>
        <source>For programs that name none when they send one</source>
        <translation>Para los programas que no nombran una al enviar</translation>
    </message>
    <message>
        <source>When the window is closed</source>
        <translation>Al cerrar la ventana</translation>
    </message>
    <message>
        <source>Messages arrive only while the program runs</source>
        <translation>Los mensajes llegan solo mientras el programa funciona</translation>
    </message>
    <message>
        <source>Start at log-in</source>
        <translation>Abrir al iniciar sesión</translation>
    </message>
    <message>
        <source>So that nobody has to remember it in the morning</source>
        <translation>Para que nadie tenga que acordarse en la mañana</translation>
    </message>
    <message>
        <source>Messages a day</source>
        <translation>Mensajes al día</translation>
    </message>
    <message>
        <source>A brake, should a program send without end</source>
        <translation>Un freno, por si un programa envía sin parar</translation>
    </message>
    <message>
        <source>Documents of patients</source>
        <translation>Documentos de pacientes</translation>
    </message>
    <message>
        <source>Larger ones and videos are fetched when you ask</source>
        <translation>Los más grandes y los videos se traen cuando los pides</translation>
    </message>
    <message>
        <source>They send through this address with this key</source>
        <translation>Envían por esta dirección con esta clave</translation>
    </message>
    <message>
        <source>Connection to Meta</source>
        <translation>Conexión con Meta</translation>
    </message>
    <message>
        <source>The number your patients write to, and the keys to it.</source>
        <translation>El número al que escriben tus pacientes, y sus claves.</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>As Meta shows it to patients</source>
        <translation>Como Meta lo muestra a los pacientes</translation>
    </message>
    <message>
        <source>Messaging limit</source>
        <translation>Límite de mensajería</translation>
    </message>
    <message>
        <source>How many patients Meta lets you write to first</source>
        <translation>A cuántos pacientes Meta te deja escribir primero</translation>
    </message>
    <message>
        <source>Identifiers</source>
        <translation>Identificadores</translation>
    </message>
    <message>
        <source>Meta&apos;s own, useful for support</source>
        <translation>Los de Meta; soporte los puede pedir</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>Token de acceso</translation>
    </message>
    <message>
        <source>Without it nothing can be sent</source>
        <translation>Sin él no se puede enviar</translation>
    </message>
    <message>
        <source>Stored keys</source>
        <translation>Claves guardadas</translation>
    </message>
    <message>
        <source>Kept encrypted by this computer&apos;s keyring</source>
        <translation>Cifradas en el llavero de este computador</translation>
    </message>
    <message>
        <source>Set-up assistant</source>
        <translation>Asistente de configuración</translation>
    </message>
    <message>
        <source>Goes through everything again, step by step</source>
        <translation>Recorre todo de nuevo, paso a paso</translation>
    </message>
    <message>
        <source>Webhook and tunnel</source>
        <translation>Webhook y túnel</translation>
    </message>
    <message>
        <source>The way on which messages reach this computer.</source>
        <translation>El camino por el que llegan los mensajes a este computador.</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>As of the last proof</source>
        <translation>Según la última señal</translation>
    </message>
    <message>
        <source>Way in</source>
        <translation>Cómo llegan los mensajes</translation>
    </message>
    <message>
        <source>Who gives this computer a public address</source>
        <translation>Quién da a este computador una dirección pública</translation>
    </message>
    <message>
        <source>Public address</source>
        <translation>Dirección pública</translation>
    </message>
    <message>
        <source>A fixed one needs no change at Meta</source>
        <translation>Con una fija no hay que cambiar nada en Meta</translation>
    </message>
    <message>
        <source>Tunnel key</source>
        <translation>Clave de ngrok</translation>
    </message>
    <message>
        <source>The account&apos;s own, kept in the keyring</source>
        <translation>La de tu cuenta; se guarda en el llavero</translation>
    </message>
    <message>
        <source>Artificial intelligence</source>
        <translation>Inteligencia artificial</translation>
    </message>
    <message>
        <source>Writes drafts from what your clinic knows. It can be switched off in each conversation.</source>
        <translation>Escribe borradores con los documentos de tu clínica. Siempre se puede apagar por conversación.</translation>
    </message>
    <message>
        <source>Initial mode</source>
        <translation>Modo inicial</translation>
    </message>
    <message>
        <source>For new conversations</source>
        <translation>Para conversaciones nuevas</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Documentos</translation>
    </message>
    <message>
        <source>The only source of its answers</source>
        <translation>Única fuente de las respuestas</translation>
    </message>
    <message>
        <source>Tone and limits</source>
        <translation>Tono y límites</translation>
    </message>
    <message>
        <source>They hold for each draft</source>
        <translation>Se aplican a todo borrador</translation>
    </message>
    <message>
        <source>Clinical topics</source>
        <translation>Temas clínicos</translation>
    </message>
    <message>
        <source>A person always answers these</source>
        <translation>Siempre los responde una persona</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>Temas</translation>
    </message>
    <message>
        <source>What the AI may do with each of them</source>
        <translation>Qué puede hacer la IA con cada uno</translation>
    </message>
    <message>
        <source>Automatic replies</source>
        <translation>Respuestas automáticas</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>Presupuesto</translation>
    </message>
    <message>
        <source>What the model may cost in a month</source>
        <translation>Lo que puede costar el modelo al mes</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Registro de la IA</translation>
    </message>
    <message>
        <source>What it has done, and what was sent to it</source>
        <translation>Qué ha hecho y qué se le ha enviado</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Proveedor</translation>
    </message>
    <message>
        <source>The key is stored encrypted</source>
        <translation>La clave se guarda cifrada</translation>
    </message>
    <message>
        <source>How they go out, and when a topic is unlocked</source>
        <translation>Cómo salen y cuándo se habilita un tema</translation>
    </message>
    <message>
        <source>Clinic and hours</source>
        <translation>Clínica y horario</translation>
    </message>
    <message>
        <source>What patients may know about the clinic.</source>
        <translation>Lo que los pacientes pueden saber de la clínica.</translation>
    </message>
    <message>
        <source>Clinic</source>
        <translation>Clínica</translation>
    </message>
    <message>
        <source>Name, address and how patients are spoken to</source>
        <translation>Nombre, dirección y trato con los pacientes</translation>
    </message>
    <message>
        <source>Opening hours</source>
        <translation>Horario</translation>
    </message>
    <message>
        <source>Waiting times count these hours only</source>
        <translation>Los tiempos de espera cuentan solo estas horas</translation>
    </message>
    <message>
        <source>Holidays</source>
        <translation>Feriados</translation>
    </message>
    <message>
        <source>Days on which the clinic is closed</source>
        <translation>Días en que la clínica no abre</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Servicios</translation>
    </message>
    <message>
        <source>With price and duration</source>
        <translation>Con precio y duración</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Notificaciones</translation>
    </message>
    <message>
        <source>How a new message calls somebody.</source>
        <translation>Cómo avisa un mensaje nuevo.</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Sonido</translation>
    </message>
    <message>
        <source>The alarm that nobody is listening always sounds</source>
        <translation>La alarma de que nadie está escuchando suena siempre</translation>
    </message>
    <message>
        <source>Notices of the system</source>
        <translation>Notificaciones del sistema</translation>
    </message>
    <message>
        <source>While the window is not in front; without patients&apos; words</source>
        <translation>Cuando la ventana no está al frente; sin textos de pacientes</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Apariencia</translation>
    </message>
    <message>
        <source>Counts at once.</source>
        <translation>Se aplica al instante.</translation>
    </message>
    <message>
        <source>Light for the day, dark for late hours</source>
        <translation>Claro para el día, oscuro para la noche</translation>
    </message>
    <message>
        <source>Also with Ctrl + and Ctrl −</source>
        <translation>También con Ctrl + y Ctrl −</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>What the program did. No words, names, numbers or keys of anybody are in it.</source>
        <translation>Lo que hizo el programa. No guarda textos, nombres, números ni claves de nadie.</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Entradas</translation>
    </message>
    <message>
        <source>The newest at the end</source>
        <translation>Las más nuevas al final</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Acerca de</translation>
    </message>
    <message>
        <source>AURA Desktop, the WhatsApp front desk of a clinic.</source>
        <translation>AURA Desktop, la recepción de WhatsApp de una clínica.</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versión</translation>
    </message>
    <message>
        <source>Support asks for it first</source>
        <translation>Es lo primero que pide soporte</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>Carpeta de datos</translation>
    </message>
    <message>
        <source>The encrypted database and the log</source>
        <translation>La base de datos cifrada y el registro</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Licencias</translation>
    </message>
    <message>
        <source>What this program is made of</source>
        <translation>De qué está hecho este programa</translation>
    </message>
    <message>
        <source>Of this window, not of messages</source>
        <translation>El de esta ventana, no el de los mensajes</translation>
    </message>
    <message>
        <source>Default template</source>
        <translation>Plantilla predeterminada</translation>
    </message>
    <message>
        <source>Local programs</source>
        <translation>Programas locales</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Guardado</translation>
    </message>
    <message>
        <source>People and lock</source>
        <translation>Personas y bloqueo</translation>
    </message>
    <message>
        <source>Who works at this computer, and what covers it while nobody is there.</source>
        <translation>Quién trabaja en este computador, y qué lo cubre mientras no hay nadie.</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>Each with a name and a PIN of their own</source>
        <translation>Cada una con su nombre y su PIN</translation>
    </message>
    <message>
        <source>Lock by itself</source>
        <translation>Bloqueo automático</translation>
    </message>
    <message>
        <source>When nobody has touched anything for so long</source>
        <translation>Cuando nadie ha tocado nada durante este tiempo</translation>
    </message>
    <message>
        <source>Audit trail</source>
        <translation>Registro de auditoría</translation>
    </message>
    <message>
        <source>Who did what and when, without patients&apos; words</source>
        <translation>Quién hizo qué y cuándo, sin palabras de pacientes</translation>
    </message>
    <message>
        <source>Data of patients</source>
        <translation>Datos de pacientes</translation>
    </message>
    <message>
        <source>What patients agreed to, how long their data is kept, and what was erased.</source>
        <translation>Qué aceptaron los pacientes, cuánto tiempo se guardan sus datos y qué se borró.</translation>
    </message>
    <message>
        <source>How long it is kept</source>
        <translation>Cuánto tiempo se guarda</translation>
    </message>
    <message>
        <source>What is over goes at night, once you have confirmed it</source>
        <translation>Lo vencido se borra de noche, una vez que lo confirmas</translation>
    </message>
    <message>
        <source>Words of consents</source>
        <translation>Textos de consentimiento</translation>
    </message>
    <message>
        <source>What patients agree to; each record keeps its own words</source>
        <translation>Lo que aceptan los pacientes; cada anotación conserva su texto</translation>
    </message>
    <message>
        <source>Erased patients</source>
        <translation>Pacientes borrados</translation>
    </message>
    <message>
        <source>Receipts without content</source>
        <translation>Comprobantes sin contenido</translation>
    </message>
</context>
<context>
    <name>ShortcutsSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Atajos de teclado</translation>
    </message>
    <message>
        <source>Everything works without the mouse</source>
        <translation>Todo funciona sin el mouse</translation>
    </message>
    <message>
        <source>Move around</source>
        <translation>Moverse</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Conversación</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Ventana</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Next one waiting</source>
        <translation>Siguiente por responder</translation>
    </message>
    <message>
        <source>Previous conversation</source>
        <translation>Conversación anterior</translation>
    </message>
    <message>
        <source>Next conversation</source>
        <translation>Conversación siguiente</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>Bandeja</translation>
    </message>
    <message>
        <source>Knowledge</source>
        <translation>Base</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>Panel siguiente</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>Panel anterior</translation>
    </message>
    <message>
        <source>Close a popover, leave the search</source>
        <translation>Cerrar un cuadro, salir de la búsqueda</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Enviar</translation>
    </message>
    <message>
        <source>New line</source>
        <translation>Línea nueva</translation>
    </message>
    <message>
        <source>Use the draft</source>
        <translation>Usar el borrador</translation>
    </message>
    <message>
        <source>Edit the draft</source>
        <translation>Editar el borrador</translation>
    </message>
    <message>
        <source>What the AI does here</source>
        <translation>Qué hace la IA aquí</translation>
    </message>
    <message>
        <source>Quick replies</source>
        <translation>Respuestas rápidas</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>Plantilla</translation>
    </message>
    <message>
        <source>Buttons</source>
        <translation>Botones</translation>
    </message>
    <message>
        <source>Resolve or reopen</source>
        <translation>Resolver o reabrir</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Patient panel</source>
        <translation>Ficha del paciente</translation>
    </message>
    <message>
        <source>Internal note</source>
        <translation>Nota interna</translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation>Nueva conversación</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Texto más grande</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Texto más chico</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Bloquear</translation>
    </message>
    <message>
        <source>This sheet</source>
        <translation>Estos atajos</translation>
    </message>
</context>
<context>
    <name>SourceChip</name>
    <message>
        <source>Source {number}: {title}</source>
        <translation>Fuente {number}: {title}</translation>
    </message>
</context>
<context>
    <name>SourcePopover</name>
    <message>
        <source>Open document</source>
        <translation>Abrir documento</translation>
    </message>
    <message>
        <source>Does not fit</source>
        <translation>No corresponde</translation>
    </message>
    <message>
        <source>Tell the clinic that this source does not support the text</source>
        <translation>Avisar que esta fuente no respalda el texto</translation>
    </message>
    <message>
        <source>version {number}</source>
        <translation>versión {number}</translation>
    </message>
    <message>
        <source>{version} · updated {day}</source>
        <translation>{version} · actualizado {day}</translation>
    </message>
    <message>
        <source>This document is no longer there.</source>
        <translation>Este documento ya no está.</translation>
    </message>
    <message>
        <source>This document has changed since the AI read it.</source>
        <translation>Este documento cambió desde que la IA lo leyó.</translation>
    </message>
</context>
<context>
    <name>StartNotice</name>
    <message>
        <source>The data cannot be opened</source>
        <translation>No se pueden abrir los datos</translation>
    </message>
    <message>
        <source>The program cannot start</source>
        <translation>El programa no puede empezar</translation>
    </message>
    <message>
        <source>Your conversations are not lost.</source>
        <translation>Tus conversaciones no se pierden.</translation>
    </message>
    <message>
        <source>Technical detail</source>
        <translation>Detalle técnico</translation>
    </message>
    <message>
        <source>Close program</source>
        <translation>Cerrar el programa</translation>
    </message>
    <message>
        <source>Open the demo</source>
        <translation>Abrir la demostración</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message numerus="yes">
        <source>The backup of {time} is good: it holds %n message(s).</source>
        <translation>
            <numerusform>El respaldo de {time} está en buen estado: tiene %n mensaje.</numerusform>
            <numerusform>El respaldo de {time} está en buen estado: tiene %n mensajes.</numerusform>
        </translation>
    </message>
    <message>
        <source>What came after {time} is lost, unless it can still be read in the damaged file; WhatsApp does not send it again.</source>
        <translation>Lo que llegó después de {time} se pierde, salvo lo que aún se pueda leer en el archivo dañado; WhatsApp no lo envía de nuevo.</translation>
    </message>
    <message>
        <source>The last message that can be seen: {last}. What came after {time} and cannot be read any more is lost; WhatsApp does not send it again.</source>
        <translation>El último mensaje que se alcanza a ver: {last}. Lo que llegó después de {time} y ya no se puede leer se pierde; WhatsApp no lo envía de nuevo.</translation>
    </message>
    <message>
        <source>Messages that waited to be sent stay as “We do not know if it arrived”. The damaged file is kept.</source>
        <translation>Los mensajes que esperaban salir quedan como «No sabemos si llegó». El archivo dañado se conserva.</translation>
    </message>
    <message>
        <source>Restore the backup of {time}</source>
        <translation>Restaurar el respaldo de {time}</translation>
    </message>
</context>
<context>
    <name>StatusChain</name>
    <message>
        <source>Last message received {time}</source>
        <translation>Último mensaje recibido {time}</translation>
    </message>
</context>
<context>
    <name>StepRail</name>
    <message>
        <source>Step {number} of {count}: {name}</source>
        <translation>Paso {number} de {count}: {name}</translation>
    </message>
    <message>
        <source>you are here</source>
        <translation>estás aquí</translation>
    </message>
    <message>
        <source>done</source>
        <translation>listo</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>omitido</translation>
    </message>
</context>
<context>
    <name>SynonymsDialog</name>
    <message>
        <source>Table of synonyms</source>
        <translation>Tabla de sinónimos</translation>
    </message>
    <message>
        <source>Back to the program&apos;s own</source>
        <translation>Volver a los del programa</translation>
    </message>
    <message>
        <source>Yours is lost.</source>
        <translation>La tuya se pierde.</translation>
    </message>
    <message>
        <source>Reset synonyms</source>
        <translation>Restablecer los sinónimos</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>y %n más</numerusform>
            <numerusform>y %n más</numerusform>
        </translation>
    </message>
    <message>
        <source>Synonyms</source>
        <translation>Sinónimos</translation>
    </message>
    <message>
        <source>Patients and the clinic call things otherwise</source>
        <translation>Pacientes y clínica llaman distinto a lo mismo</translation>
    </message>
    <message>
        <source>The table has changes that are not saved.</source>
        <translation>La tabla tiene cambios sin guardar.</translation>
    </message>
    <message>
        <source>One group a line, with commas between: láser, depilación. # begins a comment.</source>
        <translation>Un grupo por línea, separado por comas: láser, depilación. Con # empieza un comentario.</translation>
    </message>
</context>
<context>
    <name>SynonymsFlow</name>
    <message>
        <source>Synonyms saved</source>
        <translation>Sinónimos guardados</translation>
    </message>
    <message>
        <source>The program&apos;s own synonyms are back</source>
        <translation>Volvieron los sinónimos del programa</translation>
    </message>
</context>
<context>
    <name>TemplateChoice</name>
    <message>
        <source>Template</source>
        <translation>Plantilla</translation>
    </message>
</context>
<context>
    <name>TemplateField</name>
    <message>
        <source>For example: {example}</source>
        <translation>Ej.: {example}</translation>
    </message>
    <message>
        <source>from the record</source>
        <translation>desde la ficha</translation>
    </message>
    <message>
        <source>This is needed to send it.</source>
        <translation>Falta este dato para enviar.</translation>
    </message>
</context>
<context>
    <name>TemplateFields</name>
    <message>
        <source>Fields are filled from the record. If you change one here, the record stays.</source>
        <translation>Los campos se llenan con la ficha. Si cambias uno aquí, la ficha no cambia.</translation>
    </message>
    <message>
        <source>There is nothing to fill in.</source>
        <translation>No hay nada que llenar.</translation>
    </message>
</context>
<context>
    <name>TemplateListPane</name>
    <message>
        <source>Search template</source>
        <translation>Buscar plantilla</translation>
    </message>
    <message>
        <source>Update list</source>
        <translation>Actualizar lista</translation>
    </message>
    <message>
        <source>Updating…</source>
        <translation>Actualizando…</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>Plantillas</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtrar</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todas</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>The list could not be fetched</source>
        <translation>No se pudo traer la lista</translation>
    </message>
    <message>
        <source>Fetching the templates…</source>
        <translation>Trayendo las plantillas…</translation>
    </message>
    <message>
        <source>No template has these words or this kind.</source>
        <translation>Ninguna plantilla tiene estas palabras o es de este tipo.</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>No se encontró nada</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Ver todas</translation>
    </message>
    <message>
        <source>They are made in WhatsApp Manager. Fetch them once they are there.</source>
        <translation>Se crean en el Administrador de WhatsApp. Cuando estén ahí, actualiza la lista.</translation>
    </message>
    <message>
        <source>You have no templates yet</source>
        <translation>Aún no tienes plantillas</translation>
    </message>
</context>
<context>
    <name>TemplatePicker</name>
    <message>
        <source>The template appears here.</source>
        <translation>La plantilla aparece aquí.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Send template</source>
        <translation>Enviar plantilla</translation>
    </message>
    <message>
        <source>Send template to {name}</source>
        <translation>Enviar plantilla a {name}</translation>
    </message>
    <message>
        <source>Choose a template to fill it in.</source>
        <translation>Elige una plantilla para llenarla.</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>elegir</translation>
    </message>
    <message>
        <source>next field</source>
        <translation>siguiente campo</translation>
    </message>
    <message>
        <source>Window closed</source>
        <translation>Ventana cerrada</translation>
    </message>
</context>
<context>
    <name>TestMessagePage</name>
    <message>
        <source>Your mobile number</source>
        <translation>Tu celular</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Mensaje</translation>
    </message>
    <message>
        <source>Send the test</source>
        <translation>Enviar la prueba</translation>
    </message>
    <message>
        <source>What became of the message</source>
        <translation>Qué pasó con el mensaje</translation>
    </message>
    <message>
        <source>Send a test message</source>
        <translation>Envía un mensaje de prueba</translation>
    </message>
    <message>
        <source>To your own phone. You see here how it leaves, arrives and is read.</source>
        <translation>A tu propio celular. Aquí ves cómo sale, llega y se lee.</translation>
    </message>
    <message>
        <source>What the ticks say</source>
        <translation>Qué dicen los tics</translation>
    </message>
    <message>
        <source>**Accepted**: WhatsApp has taken the message.</source>
        <translation>**Aceptado**: WhatsApp recibió el mensaje.</translation>
    </message>
    <message>
        <source>**Delivered**: it is on the phone.</source>
        <translation>**Entregado**: está en el celular.</translation>
    </message>
    <message>
        <source>**Read**: the chat was opened. Some phones never tell.</source>
        <translation>**Leído**: se abrió el chat. Algunos celulares nunca avisan.</translation>
    </message>
    <message>
        <source>Free text only reaches people who wrote to the clinic in the last 24 hours.</source>
        <translation>El texto libre solo llega a quien escribió a la clínica en las últimas 24 horas.</translation>
    </message>
    <message>
        <source>The message is on its way</source>
        <translation>El mensaje va en camino</translation>
    </message>
    <message>
        <source>Finish without the test</source>
        <translation>Terminar sin la prueba</translation>
    </message>
    <message>
        <source>Open the inbox</source>
        <translation>Abrir la bandeja</translation>
    </message>
    <message>
        <source>This is a test message from AURA.</source>
        <translation>Este es un mensaje de prueba de AURA.</translation>
    </message>
    <message>
        <source>Your number is not connected</source>
        <translation>Tu número no está conectado</translation>
    </message>
    <message>
        <source>A test message needs Meta&apos;s credentials. You can also finish without it.</source>
        <translation>Un mensaje de prueba necesita las credenciales de Meta. También puedes terminar sin él.</translation>
    </message>
    <message>
        <source>Open the credentials</source>
        <translation>Abrir credenciales</translation>
    </message>
    <message>
        <source>This phone wrote in the last 24 hours: you can write freely.</source>
        <translation>Este celular escribió en las últimas 24 horas: puedes escribir libremente.</translation>
    </message>
    <message>
        <source>This phone has not written in the last 24 hours: WhatsApp asks for a template.</source>
        <translation>Este celular no ha escrito en las últimas 24 horas: WhatsApp pide una plantilla.</translation>
    </message>
    <message>
        <source>This phone has not written in the last 24 hours and there is no template to begin with. Write to the clinic&apos;s number from it first.</source>
        <translation>Este celular no ha escrito en las últimas 24 horas y no hay una plantilla para empezar. Primero escribe desde él al número de la clínica.</translation>
    </message>
    <message>
        <source>{reason} The message waits for it.</source>
        <translation>{reason} El mensaje espera hasta entonces.</translation>
    </message>
    <message>
        <source>Nothing from WhatsApp can arrive at this moment, so the ticks wait. The message itself is on its way.</source>
        <translation>Por ahora no puede llegar nada de WhatsApp, así que los tics esperan. El mensaje sí va en camino.</translation>
    </message>
    <message>
        <source>In the outbox</source>
        <translation>En espera de salir</translation>
    </message>
    <message>
        <source>Look at the phone before you send it again.</source>
        <translation>Revisa el celular antes de enviarlo de nuevo.</translation>
    </message>
</context>
<context>
    <name>TimelinePointer</name>
    <message>
        <source>Reply</source>
        <translation>Responder</translation>
    </message>
    <message>
        <source>React</source>
        <translation>Reaccionar</translation>
    </message>
    <message>
        <source>Opens {host}</source>
        <translation>Abre {host}</translation>
    </message>
    <message>
        <source>Go to the quoted message</source>
        <translation>Ir al mensaje citado</translation>
    </message>
    <message>
        <source>Send this message again</source>
        <translation>Enviar de nuevo este mensaje</translation>
    </message>
</context>
<context>
    <name>TimelineView</name>
    <message>
        <source>Messages</source>
        <translation>Mensajes</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Dismiss</source>
        <translation>Cerrar aviso</translation>
    </message>
</context>
<context>
    <name>ToastStack</name>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
</context>
<context>
    <name>TonePart</name>
    <message>
        <source>Form of address</source>
        <translation>Trato</translation>
    </message>
    <message>
        <source>The patient&apos;s</source>
        <translation>El del paciente</translation>
    </message>
    <message>
        <source>Spanish only</source>
        <translation>Solo español</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Idiomas</translation>
    </message>
    <message>
        <source>Longest draft</source>
        <translation>Largo máximo</translation>
    </message>
    <message>
        <source>characters</source>
        <translation>caracteres</translation>
    </message>
    <message>
        <source>Emoji in drafts</source>
        <translation>Usar emojis en borradores</translation>
    </message>
    <message>
        <source>Tab uses the draft</source>
        <translation>Tab usa el borrador</translation>
    </message>
    <message>
        <source>Clinical topics go to a person</source>
        <translation>Derivar temas clínicos a una persona</translation>
    </message>
    <message>
        <source>Pain, reactions, pregnancy, medicines. It cannot be switched off.</source>
        <translation>Dolor, reacciones, embarazo, medicamentos. No se puede apagar.</translation>
    </message>
    <message>
        <source>Names, RUT, phones and mails are hidden before the AI is asked</source>
        <translation>Ocultar nombres, RUT, teléfonos y correos antes de consultar a la IA</translation>
    </message>
    <message>
        <source>Marks stand for them and are filled in on this PC.</source>
        <translation>Se reemplazan por marcas y se reponen en este PC.</translation>
    </message>
    <message>
        <source>One in a message at most.</source>
        <translation>Máximo uno por mensaje.</translation>
    </message>
    <message>
        <source>Only while nothing is written yet. Otherwise Tab moves on as always.</source>
        <translation>Solo si aún no hay nada escrito. Si no, Tab avanza como siempre.</translation>
    </message>
</context>
<context>
    <name>TopicRow</name>
    <message>
        <source>A person always sends these.</source>
        <translation>Estos siempre los envía una persona.</translation>
    </message>
    <message>
        <source>A person goes on sending these until it is unlocked.</source>
        <translation>La envía una persona hasta habilitarse.</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Open AURA Desktop</source>
        <translation>Abrir AURA Desktop</translation>
    </message>
    <message>
        <source>Check the line</source>
        <translation>Comprobar la conexión</translation>
    </message>
    <message>
        <source>Silence the alarm</source>
        <translation>Silenciar la alarma</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Cerrar el programa</translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s) wait</source>
        <translation>
            <numerusform>%n conversación espera</numerusform>
            <numerusform>%n conversaciones esperan</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody waits</source>
        <translation>Nadie está esperando</translation>
    </message>
</context>
<context>
    <name>TroubleCard</name>
    <message>
        <source>What to do:</source>
        <translation>Qué hacer:</translation>
    </message>
</context>
<context>
    <name>TroubleDialog</name>
    <message>
        <source>close</source>
        <translation>cerrar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>TunnelForm</name>
    <message>
        <source>A tunnel (ngrok)</source>
        <translation>Un túnel (ngrok)</translation>
    </message>
    <message>
        <source>Gives this PC a public address. Nothing to set up on the router.</source>
        <translation>Da a este PC una dirección pública. No hay que tocar el router.</translation>
    </message>
    <message>
        <source>Recommended</source>
        <translation>Recomendado</translation>
    </message>
    <message>
        <source>My own address</source>
        <translation>Mi propia dirección</translation>
    </message>
    <message>
        <source>Your clinic already publishes this PC with its own server.</source>
        <translation>Tu clínica ya publica este PC con su propio servidor.</translation>
    </message>
    <message>
        <source>How messages reach this PC</source>
        <translation>Cómo llegan los mensajes a este PC</translation>
    </message>
    <message>
        <source>Your key at ngrok</source>
        <translation>Tu clave de ngrok</translation>
    </message>
    <message>
        <source>Fixed address (optional)</source>
        <translation>Dominio fijo (opcional)</translation>
    </message>
    <message>
        <source>Public address</source>
        <translation>Dirección pública</translation>
    </message>
    <message>
        <source>Write the public address</source>
        <translation>Escribe la dirección pública</translation>
    </message>
    <message>
        <source>The download is under way</source>
        <translation>La descarga está en curso</translation>
    </message>
    <message>
        <source>The tunnel&apos;s program is missing</source>
        <translation>Falta el programa del túnel</translation>
    </message>
    <message>
        <source>Paste your key at ngrok</source>
        <translation>Pega tu clave de ngrok</translation>
    </message>
    <message>
        <source>Correct the fixed address</source>
        <translation>Corrige el dominio fijo</translation>
    </message>
    <message>
        <source>Leave it empty to use the one that comes with your account.</source>
        <translation>Déjalo vacío para usar el que trae tu cuenta.</translation>
    </message>
    <message>
        <source>It begins with https:// and leads to this PC. AURA adds its own path.</source>
        <translation>Empieza con https:// y lleva a este PC. AURA agrega el resto de la ruta.</translation>
    </message>
    <message>
        <source>ngrok&apos;s free plan carries 20,000 requests and 1 GB a month and has one fixed address. Its own guide says WhatsApp may need a paid plan, because Meta examines domain and certificate. Messages pass unencrypted inside ngrok&apos;s servers.</source>
        <translation>El plan gratuito de ngrok lleva 20.000 solicitudes y 1 GB al mes, con un dominio fijo. Su propia guía dice que WhatsApp puede necesitar un plan de pago, porque Meta examina el dominio y el certificado. Dentro de los servidores de ngrok los mensajes pasan sin cifrar.</translation>
    </message>
    <message>
        <source>Your server needs a valid certificate and must pass everything under /whatsapp/webhook to this PC unchanged, or the signature will not fit.</source>
        <translation>Tu servidor necesita un certificado válido y debe pasar a este PC todo lo que llegue a /whatsapp/webhook, sin cambios; si no, la firma no calza.</translation>
    </message>
    <message>
        <source>The environment of this PC gives it.</source>
        <translation>La define el entorno de este PC.</translation>
    </message>
    <message>
        <source>One is kept. Leave this empty to go on with it.</source>
        <translation>Ya hay una guardada. Deja el campo vacío para seguir con ella.</translation>
    </message>
    <message>
        <source>It is kept encrypted, and proven when the tunnel starts.</source>
        <translation>Se guarda cifrada y se comprueba cuando parte el túnel.</translation>
    </message>
    <message>
        <source>The former one stays in use: {path}</source>
        <translation>Se sigue usando el anterior: {path}</translation>
    </message>
    <message>
        <source>It is proven when the tunnel starts.</source>
        <translation>Se comprueba cuando parte el túnel.</translation>
    </message>
    <message>
        <source>This is not a key of ngrok. Copy it whole from “Your Authtoken”.</source>
        <translation>Esta no es una clave de ngrok. Cópiala completa desde “Your Authtoken”.</translation>
    </message>
    <message>
        <source>Write only the name, like clinic.example.com.</source>
        <translation>Escribe solo el nombre, como clinica.ejemplo.com.</translation>
    </message>
    <message>
        <source>Meta only accepts an address that begins with https://.</source>
        <translation>Meta solo acepta una dirección que empiece con https://.</translation>
    </message>
    <message>
        <source>The tunnel&apos;s program (ngrok)</source>
        <translation>El programa del túnel (ngrok)</translation>
    </message>
</context>
<context>
    <name>TunnelSection</name>
    <message>
        <source>Tunnel (ngrok)</source>
        <translation>Túnel (ngrok)</translation>
    </message>
    <message>
        <source>Own address</source>
        <translation>Mi propia dirección</translation>
    </message>
    <message>
        <source>None</source>
        <translation>No llegan</translation>
    </message>
    <message>
        <source>Way in</source>
        <translation>Cómo llegan los mensajes</translation>
    </message>
    <message>
        <source>Tunnel domain</source>
        <translation>Dominio fijo</translation>
    </message>
    <message>
        <source>the account&apos;s own</source>
        <translation>el de tu cuenta</translation>
    </message>
    <message>
        <source>Tunnel program</source>
        <translation>Programa del túnel</translation>
    </message>
    <message>
        <source>found by itself</source>
        <translation>se busca solo</translation>
    </message>
    <message>
        <source>Change the key</source>
        <translation>Cambiar la clave</translation>
    </message>
    <message>
        <source>Only the name, like clinica.ngrok.app, without https://</source>
        <translation>Solo el nombre, como clinica.ngrok.app, sin https://</translation>
    </message>
    <message>
        <source>The address begins with https://, as Meta asks for it.</source>
        <translation>La dirección debe empezar con https://; Meta lo pide.</translation>
    </message>
    <message>
        <source>Address copied</source>
        <translation>Dirección copiada</translation>
    </message>
</context>
<context>
    <name>UnsavedBar</name>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Back to what is saved</source>
        <translation>Volver a lo guardado</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message numerus="yes">
        <source>%n unsaved change(s)</source>
        <translation>
            <numerusform>%n cambio sin guardar</numerusform>
            <numerusform>%n cambios sin guardar</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnsavedQuestion</name>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation>Seguir aquí</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
</context>
<context>
    <name>ValueLine</name>
    <message>
        <source>Paste</source>
        <translation>Pegar</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Seleccionar todo</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
</context>
<context>
    <name>WebhookPage</name>
    <message>
        <source>Public address</source>
        <translation>Dirección pública</translation>
    </message>
    <message>
        <source>Callback URL</source>
        <translation>Callback URL</translation>
    </message>
    <message>
        <source>Verification word</source>
        <translation>Palabra de verificación</translation>
    </message>
    <message>
        <source>Verify token</source>
        <translation>Verify token</translation>
    </message>
    <message>
        <source>Checks of the line</source>
        <translation>Comprobaciones de la conexión</translation>
    </message>
    <message>
        <source>Two minutes without a message. Write from another phone to this number, or press “Diagnose now” at the right.</source>
        <translation>Dos minutos sin un mensaje. Escribe a este número desde otro celular, o presiona “Diagnosticar ahora” a la derecha.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Open the credentials</source>
        <translation>Abrir credenciales</translation>
    </message>
    <message>
        <source>Paste another key</source>
        <translation>Pegar otra clave</translation>
    </message>
    <message>
        <source>Change how messages arrive</source>
        <translation>Cambiar cómo llegan los mensajes</translation>
    </message>
    <message>
        <source>Receive messages on this computer</source>
        <translation>Recibe mensajes en este computador</translation>
    </message>
    <message>
        <source>Meta reports each message to a public address. The tunnel makes one for you; the router stays as it is.</source>
        <translation>Meta avisa cada mensaje a una dirección pública. El túnel la crea por ti; no hay que tocar el router.</translation>
    </message>
    <message>
        <source>Decide which PC receives the messages</source>
        <translation>Decide qué PC recibe los mensajes</translation>
    </message>
    <message>
        <source>One check needs you</source>
        <translation>Una comprobación te necesita</translation>
    </message>
    <message>
        <source>Only a real message is missing</source>
        <translation>Solo falta un mensaje real</translation>
    </message>
    <message>
        <source>A message arrived</source>
        <translation>Llegó un mensaje</translation>
    </message>
    <message>
        <source>{done} of {count} checked</source>
        <translation>{done} de {count} comprobados</translation>
    </message>
    <message>
        <source>Skip this step</source>
        <translation>Omitir este paso</translation>
    </message>
    <message>
        <source>Skip this test</source>
        <translation>Omitir esta prueba</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Conectar</translation>
    </message>
    <message>
        <source>Your number is being connected</source>
        <translation>Tu número se está conectando</translation>
    </message>
    <message>
        <source>This takes a few seconds. If it stays so, look at the credentials.</source>
        <translation>Toma unos segundos. Si sigue así, revisa las credenciales.</translation>
    </message>
    <message>
        <source>Connect your number first</source>
        <translation>Primero conecta tu número</translation>
    </message>
    <message>
        <source>Messages can arrive once Meta&apos;s credentials are in place.</source>
        <translation>Los mensajes pueden llegar cuando estén las credenciales de Meta.</translation>
    </message>
    <message>
        <source>As soon as the tunnel is up</source>
        <translation>Cuando el túnel esté activo</translation>
    </message>
    <message>
        <source>Not made yet</source>
        <translation>Aún no existe</translation>
    </message>
    <message>
        <source>Checking the whole way…</source>
        <translation>Comprobando todo el camino…</translation>
    </message>
    <message>
        <source>Everything works.</source>
        <translation>Todo funciona.</translation>
    </message>
    <message>
        <source>The way from Meta to this PC works. What is missing is the message: look at the number you write to, and at the phone&apos;s own connection.</source>
        <translation>El camino desde Meta hasta este PC funciona. Falta el mensaje: revisa el número al que escribes y la conexión del celular.</translation>
    </message>
</context>
<context>
    <name>WeeksDialog</name>
    <message>
        <source>Use by topic and week</source>
        <translation>Uso por tema y semana</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>Week of</source>
        <translation>Semana del</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Usados</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Cambios</translation>
    </message>
    <message>
        <source>Discarded</source>
        <translation>Descartados</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automáticos</translation>
    </message>
    <message>
        <source>In no time</source>
        <translation>Al instante</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>Corregida</translation>
    </message>
    <message>
        <source>Cost per use</source>
        <translation>Costo por uso</translation>
    </message>
    <message>
        <source>First words</source>
        <translation>Primeras palabras</translation>
    </message>
    <message>
        <source>No draft yet</source>
        <translation>Todavía no hay borradores</translation>
    </message>
    <message>
        <source>Here you will see which topics the AI gets right and what it costs.</source>
        <translation>Aquí verás en qué temas acierta la IA y cuánto cuesta.</translation>
    </message>
    <message>
        <source>In no time: used as they were before anybody can have read them.</source>
        <translation>Al instante: usados tal cual antes de que alguien pudiera leerlos.</translation>
    </message>
    <message>
        <source>{ms} ms</source>
        <translation>{ms} ms</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>My clinic&apos;s number</source>
        <translation>El número de mi clínica</translation>
    </message>
    <message>
        <source>Connect the WhatsApp number your patients write to.</source>
        <translation>Conecta el número de WhatsApp al que escriben tus pacientes.</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>Probar la demostración</translation>
    </message>
    <message>
        <source>Invented patients write to you. Nothing leaves for WhatsApp.</source>
        <translation>Te escriben pacientes ficticios. Nada sale hacia WhatsApp.</translation>
    </message>
    <message>
        <source>No, only here</source>
        <translation>No, solo aquí</translation>
    </message>
    <message>
        <source>Everybody answers from this program.</source>
        <translation>Todos responden desde este programa.</translation>
    </message>
    <message>
        <source>Yes, here and on the phone</source>
        <translation>Sí, aquí y en el celular</translation>
    </message>
    <message>
        <source>The WhatsApp Business app goes on working.</source>
        <translation>La app WhatsApp Business sigue funcionando.</translation>
    </message>
    <message>
        <source>Your clinic&apos;s WhatsApp, on this computer</source>
        <translation>El WhatsApp de tu clínica, en este computador</translation>
    </message>
    <message>
        <source>In about fifteen minutes a message from your own phone appears here. You can stop at any time: we go on where you left it.</source>
        <translation>En unos quince minutos aparecerá aquí un mensaje de tu propio celular. Puedes parar cuando quieras: seguimos donde quedaste.</translation>
    </message>
    <message>
        <source>What you need at hand</source>
        <translation>Lo que necesitas a mano</translation>
    </message>
    <message>
        <source>Access to your clinic&apos;s **Meta Business** account, as administrator.</source>
        <translation>Acceso a la cuenta de **Meta Business** de tu clínica, como administrador.</translation>
    </message>
    <message>
        <source>The **number** for the clinic, and the phone that gets its SMS or call.</source>
        <translation>El **número** de la clínica y el teléfono que recibe su SMS o llamada.</translation>
    </message>
    <message>
        <source>Your **own mobile**, with another number, to send the first message.</source>
        <translation>Tu **propio celular**, con otro número, para enviar el primer mensaje.</translation>
    </message>
    <message>
        <source>An account at **ngrok**, free of charge, for the way into this computer.</source>
        <translation>Una cuenta gratuita en **ngrok**, para el túnel hasta este computador.</translation>
    </message>
    <message>
        <source>Your **prices and opening hours**, if you want AI drafts.</source>
        <translation>Tus **precios y tu horario**, si quieres borradores de IA.</translation>
    </message>
    <message>
        <source>How long it takes</source>
        <translation>Cuánto demora</translation>
    </message>
    <message>
        <source>About **15 minutes** with an app at Meta. If your clinic has none yet, count on **30 minutes** more to create it there.</source>
        <translation>Unos **15 minutos** si ya tienes una app en Meta. Si no, calcula **30 minutos** más para crearla.</translation>
    </message>
    <message>
        <source>This computer must stay on to receive messages while the clinic is open.</source>
        <translation>Este computador debe estar encendido mientras la clínica atiende, para recibir los mensajes.</translation>
    </message>
    <message>
        <source>Tell us whether the phone goes on using the number</source>
        <translation>Dinos si el celular seguirá usando el número</translation>
    </message>
    <message>
        <source>Choose one of the two</source>
        <translation>Elige una de las dos</translation>
    </message>
    <message>
        <source>Open the demo</source>
        <translation>Abrir la demostración</translation>
    </message>
    <message>
        <source>Will you keep using the phone app with this number?</source>
        <translation>¿Seguirás usando el celular con este número?</translation>
    </message>
    <message>
        <source>There is nothing in it that we know. A .env file has lines like {line}.</source>
        <translation>No trae nada que conozcamos. Un archivo .env tiene líneas como {line}.</translation>
    </message>
    <message>
        <source>Found: {names}. They are checked in the next step.</source>
        <translation>Encontramos: {names}. Se comprueban en el paso siguiente.</translation>
    </message>
</context>
<context>
    <name>WindowChip</name>
    <message>
        <source>Free text is possible until {time}.</source>
        <translation>Puedes escribir libremente hasta las {time}.</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Cerrada</translation>
    </message>
    <message>
        <source>templates only</source>
        <translation>solo plantillas</translation>
    </message>
    <message>
        <source>window open</source>
        <translation>ventana abierta</translation>
    </message>
    <message>
        <source>closes soon</source>
        <translation>por cerrar</translation>
    </message>
</context>
<context>
    <name>Wizard</name>
    <message>
        <source>Welcome</source>
        <translation>Bienvenida</translation>
    </message>
    <message>
        <source>Meta credentials</source>
        <translation>Credenciales de Meta</translation>
    </message>
    <message>
        <source>Webhook and tunnel</source>
        <translation>Webhook y túnel</translation>
    </message>
    <message>
        <source>Artificial intelligence</source>
        <translation>Inteligencia artificial</translation>
    </message>
    <message>
        <source>Clinic profile</source>
        <translation>Perfil de la clínica</translation>
    </message>
    <message>
        <source>Test message</source>
        <translation>Mensaje de prueba</translation>
    </message>
    <message>
        <source>Your keys are kept encrypted on this computer and are never shown in full.</source>
        <translation>Tus claves se guardan cifradas en este computador y nunca se muestran completas.</translation>
    </message>
    <message>
        <source>“{button}” saves it; close the set-up once more to drop it.</source>
        <translation>“{button}” lo guarda; cierra la configuración otra vez para descartarlo.</translation>
    </message>
    <message>
        <source>Something is missing here; close the set-up once more to drop it.</source>
        <translation>Aquí falta algo; cierra la configuración otra vez para descartarlo.</translation>
    </message>
    <message>
        <source>This step is not saved yet</source>
        <translation>Este paso aún no está guardado</translation>
    </message>
    <message>
        <source>This step is not remembered</source>
        <translation>Este paso no se pudo guardar</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Terminar</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Omitido</translation>
    </message>
    <message>
        <source>That did not work</source>
        <translation>No resultó</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>Algo falló</translation>
    </message>
    <message>
        <source>Nothing was lost. The details are in the log.</source>
        <translation>No se perdió nada. El detalle quedó en el registro.</translation>
    </message>
</context>
<context>
    <name>WizardClinic</name>
    <message>
        <source>Write the name of the service.</source>
        <translation>Escribe el nombre del servicio.</translation>
    </message>
    <message>
        <source>Write the price in pesos, like $29.990, or leave it empty.</source>
        <translation>Escribe el precio en pesos, como $29.990, o déjalo vacío.</translation>
    </message>
    <message>
        <source>Write the time like “30 min” or “1 h 30”.</source>
        <translation>Escribe la duración como “30 min” o “1 h 30”.</translation>
    </message>
    <message>
        <source>Write the day like 18-09-2026.</source>
        <translation>Escribe el día como 18-09-2026.</translation>
    </message>
    <message>
        <source>Line {line}, column “{column}”.</source>
        <translation>Línea {line}, columna “{column}”.</translation>
    </message>
</context>
<context>
    <name>WizardFooter</name>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Close the set-up</source>
        <translation>Cerrar la configuración</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuar</translation>
    </message>
</context>
<context>
    <name>WizardWebhook</name>
    <message>
        <source>Try it with your phone</source>
        <translation>Prueba con tu celular</translation>
    </message>
    <message>
        <source>Send any message to your clinic&apos;s number. It shows up here within seconds.</source>
        <translation>Envía cualquier mensaje a tu número de clínica. Lo verás aparecer aquí en un par de segundos.</translation>
    </message>
    <message>
        <source>Your phone</source>
        <translation>Tu celular</translation>
    </message>
    <message>
        <source>hello</source>
        <translation>hola</translation>
    </message>
    <message>
        <source>Nothing arrives after 2 minutes?</source>
        <translation>¿No llega nada después de 2 minutos?</translation>
    </message>
    <message>
        <source>Diagnose now</source>
        <translation>Diagnosticar ahora</translation>
    </message>
    <message>
        <source>Each delivery is kept in **Settings › Log**, without the message&apos;s text.</source>
        <translation>Cada aviso queda en **Ajustes › Registro** sin el texto del mensaje.</translation>
    </message>
    <message>
        <source>Make sure you write to **{number}**.</source>
        <translation>Confirma que escribes al **{number}**.</translation>
    </message>
    <message>
        <source>Make sure you write to the clinic&apos;s number.</source>
        <translation>Confirma que escribes al número de la clínica.</translation>
    </message>
    <message>
        <source>Write from another phone; the clinic&apos;s number cannot write to itself.</source>
        <translation>Escribe desde otro celular; el número de la clínica no puede escribirse a sí mismo.</translation>
    </message>
    <message>
        <source>Where your key at ngrok is</source>
        <translation>Dónde está tu clave de ngrok</translation>
    </message>
    <message>
        <source>Open ngrok in your browser and sign up, or sign in.</source>
        <translation>Abre ngrok en el navegador y crea una cuenta, o inicia sesión.</translation>
    </message>
    <message>
        <source>Choose **Your Authtoken** at the left.</source>
        <translation>Elige **Your Authtoken** a la izquierda.</translation>
    </message>
    <message>
        <source>Copy it and paste it here. The whole command works, too.</source>
        <translation>Cópiala y pégala aquí. También sirve el comando completo.</translation>
    </message>
    <message>
        <source>Open ngrok</source>
        <translation>Abrir ngrok</translation>
    </message>
    <message>
        <source>The tunnel lets only Meta&apos;s webhook through: nothing else on this PC becomes public.</source>
        <translation>El túnel solo deja pasar el webhook de Meta: nada más de este PC queda público.</translation>
    </message>
    <message>
        <source>{ms} ms</source>
        <translation>{ms} ms</translation>
    </message>
    <message>
        <source>This PC</source>
        <translation>Este PC</translation>
    </message>
    <message>
        <source>listening</source>
        <translation>escuchando</translation>
    </message>
    <message>
        <source>Your address</source>
        <translation>Tu dirección</translation>
    </message>
    <message>
        <source>Tunnel</source>
        <translation>Túnel</translation>
    </message>
    <message>
        <source>up</source>
        <translation>activo</translation>
    </message>
    <message>
        <source>Webhook</source>
        <translation>Webhook</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>verificado</translation>
    </message>
    <message>
        <source>WhatsApp</source>
        <translation>WhatsApp</translation>
    </message>
    <message>
        <source>message received</source>
        <translation>mensaje recibido</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>esperando</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>aún no</translation>
    </message>
    <message>
        <source>does not work</source>
        <translation>no funciona</translation>
    </message>
    <message>
        <source>being checked</source>
        <translation>comprobando</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>No tunnel needed</source>
        <translation>No hace falta un túnel</translation>
    </message>
    <message>
        <source>Public address</source>
        <translation>Dirección pública</translation>
    </message>
    <message>
        <source>Webhook verified by Meta</source>
        <translation>Webhook verificado por Meta</translation>
    </message>
    <message>
        <source>Subscription to messages</source>
        <translation>Suscripción a mensajes</translation>
    </message>
    <message>
        <source>Waiting for a real message</source>
        <translation>Esperando un mensaje real</translation>
    </message>
    <message>
        <source>A real message</source>
        <translation>Un mensaje real</translation>
    </message>
    <message>
        <source>Signature of the message</source>
        <translation>Firma del aviso</translation>
    </message>
    <message>
        <source>Tunnel started</source>
        <translation>Túnel iniciado</translation>
    </message>
    <message>
        <source>Public address within reach</source>
        <translation>Dirección pública accesible</translation>
    </message>
    <message>
        <source>Meta verified the webhook</source>
        <translation>Meta verificó el webhook</translation>
    </message>
    <message>
        <source>Subscribed to messages</source>
        <translation>Suscrito a mensajes</translation>
    </message>
    <message>
        <source>A real message arrived</source>
        <translation>Llegó un mensaje real</translation>
    </message>
    <message>
        <source>Signature correct</source>
        <translation>Firma correcta</translation>
    </message>
    <message>
        <source>Your own address is used</source>
        <translation>Se usa tu propia dirección</translation>
    </message>
    <message>
        <source>The tunnel&apos;s program answers on this PC</source>
        <translation>El programa del túnel responde en este PC</translation>
    </message>
    <message>
        <source>Starts the tunnel&apos;s program on this PC</source>
        <translation>Inicia el programa del túnel en este PC</translation>
    </message>
    <message>
        <source>It answers from the Internet</source>
        <translation>Responde desde internet</translation>
    </message>
    <message>
        <source>Calls this PC from the Internet, as Meta will</source>
        <translation>Llama a este PC desde internet, como lo hará Meta</translation>
    </message>
    <message>
        <source>The verify token is the same on both sides</source>
        <translation>La palabra de verificación coincide</translation>
    </message>
    <message>
        <source>Meta calls the address and compares the verify token</source>
        <translation>Meta llama a la dirección y compara la palabra de verificación</translation>
    </message>
    <message>
        <source>Your app at Meta reports each message and status</source>
        <translation>Tu app en Meta enviará cada mensaje y cada estado</translation>
    </message>
    <message>
        <source>Your app at Meta is told what to report here</source>
        <translation>Le dice a tu app en Meta qué avisar aquí</translation>
    </message>
    <message>
        <source>It came all the way to this PC</source>
        <translation>Llegó hasta este PC</translation>
    </message>
    <message>
        <source>Write “hello” from your phone to {number}</source>
        <translation>Escribe “hola” desde tu celular al {number}</translation>
    </message>
    <message>
        <source>Write “hello” from your phone to the clinic&apos;s number</source>
        <translation>Escribe “hola” desde tu celular al número de la clínica</translation>
    </message>
    <message>
        <source>It is proven that Meta sent it</source>
        <translation>Quedó comprobado que lo envió Meta</translation>
    </message>
    <message>
        <source>Checked by itself with the first message</source>
        <translation>Se comprueba sola con el primer mensaje</translation>
    </message>
</context>
<context>
    <name>_Detail</name>
    <message>
        <source>Technical detail</source>
        <translation>Detalle técnico</translation>
    </message>
    <message>
        <source>Copy for support</source>
        <translation>Copiar para soporte</translation>
    </message>
    <message>
        <source>Code {code}</source>
        <translation>Código {code}</translation>
    </message>
</context>
<context>
    <name>_Row</name>
    <message>
        <source>Show all of it</source>
        <translation>Ver completo</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Usar</translation>
    </message>
    <message>
        <source>Use {title}</source>
        <translation>Usar {title}</translation>
    </message>
    <message>
        <source>Show less</source>
        <translation>Ver menos</translation>
    </message>
</context>
<context>
    <name>_Side</name>
    <message>
        <source>Conversations are covered. Messages still arrive and leave.</source>
        <translation>Las conversaciones están cubiertas. Los mensajes siguen llegando y saliendo.</translation>
    </message>
</context>
<context>
    <name>_StopRow</name>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>Enviar ahora</translation>
    </message>
</context>
<context>
    <name>counted_field</name>
    <message>
        <source>{length} of {limit}</source>
        <translation>{length} de {limit}</translation>
    </message>
</context>
<context>
    <name>media</name>
    <message>
        <source>a program</source>
        <translation>un programa</translation>
    </message>
    <message>
        <source>an Office file with macros</source>
        <translation>un archivo de Office con macros</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texto</translation>
    </message>
    <message>
        <source>unknown type</source>
        <translation>tipo desconocido</translation>
    </message>
    <message>
        <source>View sticker</source>
        <translation>Ver sticker</translation>
    </message>
    <message>
        <source>View photo</source>
        <translation>Ver foto</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Guardar como…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Fetch file</source>
        <translation>Traer archivo</translation>
    </message>
    <message>
        <source>Not fetched</source>
        <translation>Todavía no se trae</translation>
    </message>
    <message>
        <source>Too large: the most is {size}</source>
        <translation>Demasiado grande: el máximo es {size}</translation>
    </message>
    <message>
        <source>Meta no longer keeps it. Ask the patient to send it again.</source>
        <translation>Meta ya no lo guarda. Pide al paciente que lo envíe de nuevo.</translation>
    </message>
    <message>
        <source>No longer kept here: its time of keeping is over</source>
        <translation>Ya no se guarda aquí: terminó su plazo</translation>
    </message>
    <message>
        <source>It cannot be played here: save it to listen</source>
        <translation>Aquí no se puede reproducir: guárdalo para escucharlo</translation>
    </message>
    <message>
        <source>It cannot be played here: save it to watch</source>
        <translation>Aquí no se puede reproducir: guárdalo para verlo</translation>
    </message>
    <message>
        <source>Unknown file</source>
        <translation>Archivo desconocido</translation>
    </message>
    <message>
        <source>Waiting for the connection</source>
        <translation>Esperando la conexión</translation>
    </message>
    <message>
        <source>Could not be fetched yet; it will be tried again</source>
        <translation>Aún no se pudo traer; se intentará de nuevo</translation>
    </message>
    <message>
        <source>Fetching…</source>
        <translation>Trayendo…</translation>
    </message>
    <message>
        <source>It arrived damaged, so it was not kept</source>
        <translation>Llegó dañado, así que no se guardó</translation>
    </message>
    <message>
        <source>It did not arrive whole</source>
        <translation>No llegó completo</translation>
    </message>
    <message>
        <source>It lies at an address that is not Meta&apos;s, so it was not fetched</source>
        <translation>Está en una dirección que no es de Meta, así que no se trajo</translation>
    </message>
    <message>
        <source>It could not be fetched</source>
        <translation>No se pudo traer</translation>
    </message>
    <message>
        <source>It is not the photo it claims to be: {type}</source>
        <translation>No es la foto que dice ser: {type}</translation>
    </message>
    <message>
        <source>It is not the video it claims to be: {type}</source>
        <translation>No es el video que dice ser: {type}</translation>
    </message>
    <message>
        <source>It is not the audio it claims to be: {type}</source>
        <translation>No es el audio que dice ser: {type}</translation>
    </message>
    <message>
        <source>It is not what it claims to be: {type}</source>
        <translation>No es lo que dice ser: {type}</translation>
    </message>
</context>
<context>
    <name>plurals</name>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n mensaje</numerusform>
            <numerusform>%n mensajes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s)</source>
        <translation>
            <numerusform>%n conversación</numerusform>
            <numerusform>%n conversaciones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n number(s)</source>
        <translation>
            <numerusform>%n número</numerusform>
            <numerusform>%n números</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minuto</numerusform>
            <numerusform>%n minutos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hora</numerusform>
            <numerusform>%n horas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n día</numerusform>
            <numerusform>%n días</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n year(s)</source>
        <translation>
            <numerusform>%n año</numerusform>
            <numerusform>%n años</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n patient(s)</source>
        <translation>
            <numerusform>%n paciente</numerusform>
            <numerusform>%n pacientes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n archivo</numerusform>
            <numerusform>%n archivos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n registro</numerusform>
            <numerusform>%n registros</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n nota</numerusform>
            <numerusform>%n notas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s)</source>
        <translation>
            <numerusform>%n borrador</numerusform>
            <numerusform>%n borradores</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n consent(s)</source>
        <translation>
            <numerusform>%n consentimiento</numerusform>
            <numerusform>%n consentimientos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n sin leer</numerusform>
            <numerusform>%n sin leer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unread message(s)</source>
        <translation>
            <numerusform>%n mensaje sin leer</numerusform>
            <numerusform>%n mensajes sin leer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n product(s)</source>
        <translation>
            <numerusform>%n producto</numerusform>
            <numerusform>%n productos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>y %n más</numerusform>
            <numerusform>y %n más</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s) wait</source>
        <translation>
            <numerusform>%n conversación espera por esto</numerusform>
            <numerusform>%n conversaciones esperan por esto</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s)</source>
        <translation>
            <numerusform>%n documento</numerusform>
            <numerusform>%n documentos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fact(s) without a source: check it</source>
        <translation>
            <numerusform>%n dato sin respaldo: revísalo</numerusform>
            <numerusform>%n datos sin respaldo: revísalos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Answers %n message(s)</source>
        <translation>
            <numerusform>Responde a %n mensaje</numerusform>
            <numerusform>Responde a %n mensajes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Read %n message(s)</source>
        <translation>
            <numerusform>Leyó %n mensaje</numerusform>
            <numerusform>Leyó %n mensajes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>AI text, %n change(s) of yours</source>
        <translation>
            <numerusform>Texto de IA, %n cambio tuyo</numerusform>
            <numerusform>Texto de IA, %n cambios tuyos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n identifier(s) hidden</source>
        <translation>
            <numerusform>%n identificador oculto</numerusform>
            <numerusform>%n identificadores ocultos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{number} character(s)</source>
        <translation>
            <numerusform>{number} carácter</numerusform>
            <numerusform>{number} caracteres</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{drafts} of %n draft(s)</source>
        <translation>
            <numerusform>{drafts} de %n borrador</numerusform>
            <numerusform>{drafts} de %n borradores</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n published</source>
        <translation>
            <numerusform>%n publicada</numerusform>
            <numerusform>%n publicadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to review</source>
        <translation>
            <numerusform>%n por revisar</numerusform>
            <numerusform>%n por revisar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n proposed</source>
        <translation>
            <numerusform>%n propuesta</numerusform>
            <numerusform>%n propuestas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n nueva</numerusform>
            <numerusform>%n nuevas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n cambia</numerusform>
            <numerusform>%n cambian</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n as they are</source>
        <translation>
            <numerusform>%n queda igual</numerusform>
            <numerusform>%n quedan igual</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n newer message(s) taken over.</source>
        <translation>
            <numerusform>Se rescató %n mensaje más nuevo.</numerusform>
            <numerusform>Se rescataron %n mensajes más nuevos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n send(s) to check before they are repeated.</source>
        <translation>
            <numerusform>Hay %n envío por revisar antes de repetirlo.</numerusform>
            <numerusform>Hay %n envíos por revisar antes de repetirlos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s)</source>
        <translation>
            <numerusform>%n respaldo</numerusform>
            <numerusform>%n respaldos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n older backup(s) are as they were.</source>
        <translation>
            <numerusform>%n respaldo anterior sigue como estaba.</numerusform>
            <numerusform>%n respaldos anteriores siguen como estaban.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>print</name>
    <message>
        <source>Data of a patient</source>
        <translation>Datos de un paciente</translation>
    </message>
    <message>
        <source>Copy made on {date}, {zone}</source>
        <translation>Copia hecha el {date}, {zone}</translation>
    </message>
    <message>
        <source>The person</source>
        <translation>La persona</translation>
    </message>
    <message>
        <source>Consents</source>
        <translation>Consentimientos</translation>
    </message>
    <message>
        <source>Messages and notes</source>
        <translation>Mensajes y notas</translation>
    </message>
    <message>
        <source>Photos and files</source>
        <translation>Fotos y archivos</translation>
    </message>
    <message>
        <source>AI drafts</source>
        <translation>Borradores de IA</translation>
    </message>
    <message>
        <source>What left for the AI</source>
        <translation>Lo que salió hacia la IA</translation>
    </message>
    <message>
        <source>Who did what with these data</source>
        <translation>Quién hizo qué con estos datos</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>sí</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Name on WhatsApp</source>
        <translation>Nombre en WhatsApp</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>Username</source>
        <translation>Usuario</translation>
    </message>
    <message>
        <source>WhatsApp identifiers</source>
        <translation>Identificadores de WhatsApp</translation>
    </message>
    <message>
        <source>First contact</source>
        <translation>Primer contacto</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>Half-written reply</source>
        <translation>Respuesta a medio escribir</translation>
    </message>
    <message>
        <source>Wants no promotions</source>
        <translation>No quiere promociones</translation>
    </message>
    <message>
        <source>Without AI</source>
        <translation>Sin IA</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Mensajes</translation>
    </message>
    <message>
        <source>given</source>
        <translation>dado</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>retirado</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Fecha</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Cómo</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Texto</translation>
    </message>
    <message>
        <source>Noted by</source>
        <translation>Anotó</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>Paciente</translation>
    </message>
    <message>
        <source>Clinic</source>
        <translation>Clínica</translation>
    </message>
    <message>
        <source>Internal note</source>
        <translation>Nota interna</translation>
    </message>
    <message>
        <source>edited {time}</source>
        <translation>editado {time}</translation>
    </message>
    <message>
        <source>taken back {time}</source>
        <translation>eliminado {time}</translation>
    </message>
    <message>
        <source>accepted {time}</source>
        <translation>aceptado {time}</translation>
    </message>
    <message>
        <source>sent {time}</source>
        <translation>enviado {time}</translation>
    </message>
    <message>
        <source>delivered {time}</source>
        <translation>entregado {time}</translation>
    </message>
    <message>
        <source>read {time}</source>
        <translation>leído {time}</translation>
    </message>
    <message>
        <source>failed {time}</source>
        <translation>falló {time}</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>Qué pasó con él</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>its words are no longer kept</source>
        <translation>su texto ya no se guarda</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Servidor</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Formato</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>kept; given apart</source>
        <translation>guardado; se entrega aparte</translation>
    </message>
    <message>
        <source>no longer kept</source>
        <translation>ya no se guarda</translation>
    </message>
    <message>
        <source>not fetched</source>
        <translation>no descargado</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Quién</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalle</translation>
    </message>
    <message>
        <source>wrote down a consent</source>
        <translation>anotó un consentimiento</translation>
    </message>
    <message>
        <source>made a copy</source>
        <translation>hizo una copia</translation>
    </message>
    <message>
        <source>opened the conversation</source>
        <translation>abrió la conversación</translation>
    </message>
    <message>
        <source>sent a message again</source>
        <translation>reenvió un mensaje</translation>
    </message>
    <message>
        <source>None.</source>
        <translation>Nada.</translation>
    </message>
</context>
<context>
    <name>transcript</name>
    <message>
        <source>Check and resend</source>
        <translation>Revisar y reenviar</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Forwarded</source>
        <translation>Reenviado</translation>
    </message>
    <message>
        <source>Technical detail: {code}</source>
        <translation>Detalle técnico: {code}</translation>
    </message>
    <message>
        <source>Remove reaction</source>
        <translation>Quitar reacción</translation>
    </message>
    <message>
        <source>In reply to: {text}</source>
        <translation>En respuesta a: {text}</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>Paciente</translation>
    </message>
    <message>
        <source>Clinic</source>
        <translation>Clínica</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Aviso</translation>
    </message>
    <message>
        <source>Internal note</source>
        <translation>Nota interna</translation>
    </message>
    <message>
        <source>Form answered</source>
        <translation>Formulario respondido</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texto</translation>
    </message>
    <message>
        <source>Animated sticker</source>
        <translation>Sticker animado</translation>
    </message>
    <message>
        <source>The patient changed the phone number</source>
        <translation>El paciente cambió su número de teléfono</translation>
    </message>
    <message>
        <source>The patient&apos;s WhatsApp security code changed</source>
        <translation>Cambió el código de seguridad de WhatsApp del paciente</translation>
    </message>
    <message>
        <source>The patient&apos;s WhatsApp account changed</source>
        <translation>Cambió la cuenta de WhatsApp del paciente</translation>
    </message>
    <message>
        <source>Notice from WhatsApp</source>
        <translation>Aviso de WhatsApp</translation>
    </message>
    <message>
        <source>This message was deleted</source>
        <translation>Este mensaje se eliminó</translation>
    </message>
    <message>
        <source>Earlier message</source>
        <translation>Mensaje anterior</translation>
    </message>
    <message>
        <source>In reply to</source>
        <translation>En respuesta a</translation>
    </message>
    <message>
        <source>from the phone</source>
        <translation>desde el celular</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automático</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>editado</translation>
    </message>
    <message>
        <source>AI auto</source>
        <translation>IA auto</translation>
    </message>
    <message>
        <source>{author} with AI</source>
        <translation>{author} con IA</translation>
    </message>
    <message>
        <source>with AI</source>
        <translation>con IA</translation>
    </message>
    <message>
        <source>The AI sent this by itself</source>
        <translation>La IA envió esto por sí sola</translation>
    </message>
    <message>
        <source>A person sent this draft of the AI as it was</source>
        <translation>Una persona envió este borrador de la IA tal como estaba</translation>
    </message>
    <message>
        <source>A person changed this draft of the AI and sent it</source>
        <translation>Una persona cambió este borrador de la IA y lo envió</translation>
    </message>
    <message>
        <source>Options: {options}</source>
        <translation>Opciones: {options}</translation>
    </message>
    <message>
        <source>Chosen: {options}</source>
        <translation>Elegido: {options}</translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>Editado</translation>
    </message>
    <message>
        <source>Reaction {emoji}</source>
        <translation>Reacción {emoji}</translation>
    </message>
    <message>
        <source>Send it again</source>
        <translation>Enviar de nuevo</translation>
    </message>
</context>
<context>
    <name>wording</name>
    <message>
        <source>Unknown person</source>
        <translation>Persona desconocida</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Recibido</translation>
    </message>
    <message>
        <source>Waiting to leave</source>
        <translation>En espera de salir</translation>
    </message>
    <message>
        <source>Accepted by WhatsApp</source>
        <translation>Aceptado por WhatsApp</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Enviado</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Entregado</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Leído</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>No entregado</translation>
    </message>
    <message>
        <source>We do not know if it arrived</source>
        <translation>No sabemos si llegó</translation>
    </message>
    <message>
        <source>Unknown status</source>
        <translation>Estado desconocido</translation>
    </message>
    <message>
        <source>Voice message</source>
        <translation>Mensaje de voz</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>Audio</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Documento</translation>
    </message>
    <message>
        <source>Sticker</source>
        <translation>Sticker</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Ubicación</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Contacto</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Pedido</translation>
    </message>
    <message>
        <source>Notice from WhatsApp</source>
        <translation>Aviso de WhatsApp</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>Plantilla</translation>
    </message>
    <message>
        <source>Buttons</source>
        <translation>Botones</translation>
    </message>
    <message>
        <source>Internal note</source>
        <translation>Nota interna</translation>
    </message>
    <message>
        <source>Message that cannot be shown here</source>
        <translation>Mensaje que no se puede mostrar aquí</translation>
    </message>
    <message>
        <source>Window open</source>
        <translation>Ventana abierta</translation>
    </message>
    <message>
        <source>Closes in {time}</source>
        <translation>Cierra en {time}</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Cerrada</translation>
    </message>
    <message>
        <source>Window unknown</source>
        <translation>Ventana desconocida</translation>
    </message>
    <message>
        <source>window closed</source>
        <translation>ventana cerrada</translation>
    </message>
    <message>
        <source>window closes in {time}</source>
        <translation>ventana cierra en {time}</translation>
    </message>
    <message>
        <source>Internet</source>
        <translation>Internet</translation>
    </message>
    <message>
        <source>Tunnel</source>
        <translation>Túnel</translation>
    </message>
    <message>
        <source>Webhook</source>
        <translation>Webhook</translation>
    </message>
    <message>
        <source>Meta</source>
        <translation>Meta</translation>
    </message>
    <message>
        <source>AI</source>
        <translation>IA</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Conexión</translation>
    </message>
    <message>
        <source>with problems</source>
        <translation>con problemas</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>en pausa</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>conectando</translation>
    </message>
    <message>
        <source>not set up</source>
        <translation>sin configurar</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>sin datos</translation>
    </message>
    <message>
        <source>online</source>
        <translation>en línea</translation>
    </message>
    <message>
        <source>up</source>
        <translation>activo</translation>
    </message>
    <message>
        <source>listening</source>
        <translation>escuchando</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>lista</translation>
    </message>
    <message>
        <source>answering</source>
        <translation>responde</translation>
    </message>
    <message>
        <source>no connection</source>
        <translation>sin conexión</translation>
    </message>
    <message>
        <source>down</source>
        <translation>caído</translation>
    </message>
    <message>
        <source>A delivery could not be read</source>
        <translation>No se pudo leer una entrega</translation>
    </message>
    <message>
        <source>An update could not be stored</source>
        <translation>No se pudo guardar una novedad</translation>
    </message>
    <message>
        <source>Notice from Meta about the account</source>
        <translation>Aviso de Meta sobre la cuenta</translation>
    </message>
    <message>
        <source>An update of a kind not known here</source>
        <translation>Novedad de un tipo que no conocemos</translation>
    </message>
    <message>
        <source>The data file and its backups</source>
        <translation>El archivo de datos y sus respaldos</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Aviso</translation>
    </message>
    <message>
        <source>WhatsApp refused the message: {reason}</source>
        <translation>WhatsApp rechazó el mensaje: {reason}</translation>
    </message>
    <message>
        <source>WhatsApp refused the message.</source>
        <translation>WhatsApp rechazó el mensaje.</translation>
    </message>
    <message>
        <source>en</source>
        <comment>the code of this language: es in Spanish</comment>
        <translation>es</translation>
    </message>
    <message>
        <source>This cannot be accepted as it stands.</source>
        <translation>Así no se puede aceptar.</translation>
    </message>
    <message>
        <source>Something in the set-up is wrong. Tell the administrator.</source>
        <translation>Algo en la configuración está mal. Avisa al administrador.</translation>
    </message>
    <message>
        <source>Not possible right now. Try again in a while.</source>
        <translation>Ahora no se puede. Intenta en un rato.</translation>
    </message>
    <message>
        <source>We do not know if it arrived. Check before sending again.</source>
        <translation>No sabemos si llegó. Revisa antes de enviar de nuevo.</translation>
    </message>
    <message>
        <source>The data file cannot be used.</source>
        <translation>No se puede usar el archivo de datos.</translation>
    </message>
    <message>
        <source>Something went wrong.</source>
        <translation>Algo falló.</translation>
    </message>
    <message>
        <source>This field is empty.</source>
        <translation>Este campo está vacío.</translation>
    </message>
    <message>
        <source>Too long: {length} characters, at most {limit}.</source>
        <translation>Muy largo: {length} caracteres, máximo {limit}.</translation>
    </message>
    <message>
        <source>A number from {least} to {limit}.</source>
        <translation>Un número entre {least} y {limit}.</translation>
    </message>
    <message>
        <source>Too many: {length}, at most {limit}.</source>
        <translation>Son demasiados: {length}, máximo {limit}.</translation>
    </message>
    <message>
        <source>This appears twice; each must be different.</source>
        <translation>Está repetido; cada uno debe ser distinto.</translation>
    </message>
    <message>
        <source>This is not a link. It must begin with https:// or http://.</source>
        <translation>Esto no es un enlace. Debe empezar con https:// o http://.</translation>
    </message>
    <message>
        <source>The id must not begin or end with a space.</source>
        <translation>El identificador no puede empezar ni terminar con un espacio.</translation>
    </message>
    <message>
        <source>A value cannot have line breaks, tabs or four spaces in a row.</source>
        <translation>Un dato no puede tener saltos de línea, tabulaciones ni cuatro espacios seguidos.</translation>
    </message>
    <message>
        <source>The same key was used for another send.</source>
        <translation>La misma clave ya se usó para otro envío.</translation>
    </message>
    <message>
        <source>This patient took back the consent to be written to. You can answer while the window is open, but not send templates.</source>
        <translation>Este paciente retiró su consentimiento para recibir mensajes. Puedes responder mientras la ventana esté abierta, pero no enviar plantillas.</translation>
    </message>
    <message>
        <source>This patient is not there any more.</source>
        <translation>Este paciente ya no está.</translation>
    </message>
    <message>
        <source>This day has not come yet.</source>
        <translation>Ese día todavía no llega.</translation>
    </message>
    <message>
        <source>A message to this patient is leaving at this moment. Nothing was erased; try again in a minute.</source>
        <translation>En este momento está saliendo un mensaje a este paciente. No se borró nada; inténtalo en un minuto.</translation>
    </message>
    <message>
        <source>Something that came in is still being read. Nothing was erased; try again in a minute.</source>
        <translation>Todavía se está leyendo algo que llegó. No se borró nada; inténtalo en un minuto.</translation>
    </message>
    <message>
        <source>The template has no such field.</source>
        <translation>La plantilla no tiene ese campo.</translation>
    </message>
    <message>
        <source>A PIN has {least} to {limit} figures.</source>
        <translation>Un PIN tiene de {least} a {limit} dígitos.</translation>
    </message>
    <message>
        <source>That PIN is the first one anybody would try. Choose another.</source>
        <translation>Ese PIN es el primero que cualquiera probaría. Elige otro.</translation>
    </message>
    <message>
        <source>That is not the PIN.</source>
        <translation>Ese no es el PIN.</translation>
    </message>
    <message>
        <source>Too many wrong PINs. Wait a moment.</source>
        <translation>Demasiados PIN incorrectos. Espera un momento.</translation>
    </message>
    <message>
        <source>This person is not on the list any more.</source>
        <translation>Esta persona ya no está en la lista.</translation>
    </message>
    <message>
        <source>Somebody on the list has this name already.</source>
        <translation>Ya hay alguien con ese nombre en la lista.</translation>
    </message>
    <message>
        <source>The first person has to be an administrator.</source>
        <translation>La primera persona debe tener el rol de administración.</translation>
    </message>
    <message>
        <source>This is the last administrator. Make somebody else one first.</source>
        <translation>Es la última persona con el rol de administración. Dáselo antes a otra.</translation>
    </message>
    <message>
        <source>Only an administrator can do this.</source>
        <translation>Esto lo hace solo la administración.</translation>
    </message>
    <message>
        <source>Choose what kind of entry this is.</source>
        <translation>Elige de qué tipo es esta entrada.</translation>
    </message>
    <message>
        <source>Preparation and after-care need the name of the professional who approved them.</source>
        <translation>Las indicaciones y cuidados necesitan el nombre de quien los aprobó.</translation>
    </message>
    <message>
        <source>At most {limit} ways of asking, one a line.</source>
        <translation>Máximo {limit} preguntas, una por línea.</translation>
    </message>
    <message>
        <source>This entry is not there any more.</source>
        <translation>Esta entrada ya no existe.</translation>
    </message>
    <message>
        <source>A price cannot be below zero.</source>
        <translation>Un precio no puede ser menor que cero.</translation>
    </message>
    <message>
        <source>A price is at most {limit} pesos.</source>
        <translation>Un precio es de máximo {limit} pesos.</translation>
    </message>
    <message>
        <source>A duration is between 1 and {limit} minutes.</source>
        <translation>Una duración es de 1 a {limit} minutos.</translation>
    </message>
    <message>
        <source>Only letters without accents and figures, with - or _ between them; at most {limit} characters.</source>
        <translation>Solo letras sin tilde y números, con - o _ entre ellos; máximo {limit} caracteres.</translation>
    </message>
    <message>
        <source>Another entry has this shortcut already.</source>
        <translation>Otra entrada ya tiene este atajo.</translation>
    </message>
    <message>
        <source>Line {line} is no day with its hours. Write it like 2026-12-03 17:30.</source>
        <translation>La línea {line} no es un día con sus horas. Escríbela así: 2026-12-03 17:30.</translation>
    </message>
    <message>
        <source>The file is larger than 1 MB.</source>
        <translation>El archivo pesa más de 1 MB.</translation>
    </message>
    <message>
        <source>There is no entry in this file.</source>
        <translation>En este archivo no hay ninguna entrada.</translation>
    </message>
    <message>
        <source>There are more than 500 entries in this file. Part it in two.</source>
        <translation>En este archivo hay más de 500 entradas. Divídelo en dos.</translation>
    </message>
    <message>
        <source>This line is no line of a table. Look at its quotation marks.</source>
        <translation>Esta línea no es de una tabla. Revisa sus comillas.</translation>
    </message>
    <message>
        <source>No column is called Title or Name. The first line names the columns.</source>
        <translation>Ninguna columna se llama Título o Nombre. La primera línea nombra las columnas.</translation>
    </message>
    <message>
        <source>Write the day like 31-12-2026.</source>
        <translation>Escribe el día así: 31-12-2026.</translation>
    </message>
    <message>
        <source>This is no kind we know. Use one of those in the list of kinds.</source>
        <translation>No conocemos este tipo. Usa uno de la lista de tipos.</translation>
    </message>
    <message>
        <source>The title is missing.</source>
        <translation>Falta el título.</translation>
    </message>
    <message>
        <source>The text is missing.</source>
        <translation>Falta el texto.</translation>
    </message>
    <message>
        <source>The same title stands further up in this file.</source>
        <translation>El mismo título está más arriba en este archivo.</translation>
    </message>
    <message>
        <source>A group is two words or more, with commas between them.</source>
        <translation>Un grupo son dos palabras o más, separadas por comas.</translation>
    </message>
    <message>
        <source>There is no word in “{word}”.</source>
        <translation>En “{word}” no hay ninguna palabra.</translation>
    </message>
    <message>
        <source>“{word}” is in another group already.</source>
        <translation>“{word}” ya está en otro grupo.</translation>
    </message>
    <message>
        <source>The table is longer than 40,000 characters.</source>
        <translation>La tabla pasa de 40.000 caracteres.</translation>
    </message>
    <message>
        <source>This computer was asleep</source>
        <translation>Este computador estuvo suspendido</translation>
    </message>
    <message>
        <source>The program was not running</source>
        <translation>El programa estuvo cerrado</translation>
    </message>
    <message>
        <source>{messages} in {conversations} came late: {since} to {until}.</source>
        <translation>Con atraso: {messages} en {conversations} ({since} a {until}).</translation>
    </message>
</context>
<context>
    <name>wording_ai</name>
    <message>
        <source>AI suggests</source>
        <translation>IA sugiere</translation>
    </message>
    <message>
        <source>AI auto</source>
        <translation>IA auto</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>Manual</translation>
    </message>
    <message>
        <source>It writes drafts; a person sends them.</source>
        <translation>Escribe borradores; una persona los envía.</translation>
    </message>
    <message>
        <source>It answers by itself what the clinic allows.</source>
        <translation>Responde sola lo que la clínica permite.</translation>
    </message>
    <message>
        <source>No AI text in this conversation.</source>
        <translation>Sin textos de IA en esta conversación.</translation>
    </message>
    <message>
        <source>Opening hours</source>
        <translation>Horario de atención</translation>
    </message>
    <message>
        <source>Address and parking</source>
        <translation>Dirección y estacionamiento</translation>
    </message>
    <message>
        <source>Ways to pay</source>
        <translation>Formas de pago</translation>
    </message>
    <message>
        <source>Message received</source>
        <translation>Mensaje recibido</translation>
    </message>
    <message>
        <source>Free hours</source>
        <translation>Horas libres</translation>
    </message>
    <message>
        <source>Services and prices</source>
        <translation>Servicios y precios</translation>
    </message>
    <message>
        <source>Rules of the clinic</source>
        <translation>Normas de la clínica</translation>
    </message>
    <message>
        <source>Care instructions</source>
        <translation>Cuidados</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Otro</translation>
    </message>
    <message>
        <source>pain</source>
        <translation>dolor</translation>
    </message>
    <message>
        <source>swelling</source>
        <translation>hinchazón</translation>
    </message>
    <message>
        <source>fever</source>
        <translation>fiebre</translation>
    </message>
    <message>
        <source>bleeding</source>
        <translation>sangrado</translation>
    </message>
    <message>
        <source>infection</source>
        <translation>infección</translation>
    </message>
    <message>
        <source>trouble with sight</source>
        <translation>problemas de visión</translation>
    </message>
    <message>
        <source>a change of skin colour</source>
        <translation>un cambio de color en la piel</translation>
    </message>
    <message>
        <source>trouble breathing</source>
        <translation>dificultad para respirar</translation>
    </message>
    <message>
        <source>pregnancy</source>
        <translation>embarazo</translation>
    </message>
    <message>
        <source>medicines</source>
        <translation>medicamentos</translation>
    </message>
    <message>
        <source>allergy</source>
        <translation>alergia</translation>
    </message>
    <message>
        <source>a photo to assess</source>
        <translation>una foto para evaluar</translation>
    </message>
    <message>
        <source>self-harm</source>
        <translation>autolesión</translation>
    </message>
    <message>
        <source>a complaint</source>
        <translation>un reclamo</translation>
    </message>
    <message>
        <source>a refund</source>
        <translation>una devolución de dinero</translation>
    </message>
    <message>
        <source>a patient under age</source>
        <translation>un paciente menor de edad</translation>
    </message>
    <message>
        <source>a clinical topic</source>
        <translation>un tema clínico</translation>
    </message>
    <message>
        <source>{some} and {last}</source>
        <translation>{some} y {last}</translation>
    </message>
    <message>
        <source>{some} as well as {last}</source>
        <translation>{some} e {last}</translation>
    </message>
    <message>
        <source>Shorter</source>
        <translation>Más corto</translation>
    </message>
    <message>
        <source>Longer</source>
        <translation>Más largo</translation>
    </message>
    <message>
        <source>Warm</source>
        <translation>Cercano</translation>
    </message>
    <message>
        <source>Formal</source>
        <translation>Formal</translation>
    </message>
    <message>
        <source>Translate</source>
        <translation>Traducir</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>Español</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Inglés</translation>
    </message>
    <message>
        <source>Portuguese</source>
        <translation>Portugués</translation>
    </message>
    <message>
        <source>Draft in English</source>
        <translation>Borrador en inglés</translation>
    </message>
    <message>
        <source>Draft in Portuguese</source>
        <translation>Borrador en portugués</translation>
    </message>
    <message>
        <source>AI draft</source>
        <translation>Borrador de IA</translation>
    </message>
    <message>
        <source>this conversation is not on automatic</source>
        <translation>esta conversación no está en automático</translation>
    </message>
    <message>
        <source>the clinic has not allowed this topic</source>
        <translation>la clínica no ha permitido este tema</translation>
    </message>
    <message>
        <source>this topic has not been proven yet</source>
        <translation>este tema todavía no está probado</translation>
    </message>
    <message>
        <source>the message touches a clinical topic</source>
        <translation>el mensaje toca un tema clínico</translation>
    </message>
    <message>
        <source>the reply touches a clinical topic</source>
        <translation>la respuesta toca un tema clínico</translation>
    </message>
    <message>
        <source>a person has to answer this conversation</source>
        <translation>esta conversación la responde una persona</translation>
    </message>
    <message>
        <source>it rests on no document</source>
        <translation>no se apoya en ningún documento</translation>
    </message>
    <message>
        <source>the patient wrote of something else too</source>
        <translation>el paciente escribió también de otra cosa</translation>
    </message>
    <message>
        <source>a document has changed since</source>
        <translation>un documento cambió después</translation>
    </message>
    <message>
        <source>a figure has no source</source>
        <translation>un dato no tiene respaldo</translation>
    </message>
    <message>
        <source>the AI asks for caution</source>
        <translation>la IA pide cuidado</translation>
    </message>
    <message>
        <source>the patient sent more than text</source>
        <translation>el paciente envió algo más que texto</translation>
    </message>
    <message>
        <source>the message is too old</source>
        <translation>el mensaje es demasiado antiguo</translation>
    </message>
    <message>
        <source>a newer message has come</source>
        <translation>llegó un mensaje más nuevo</translation>
    </message>
    <message>
        <source>somebody has already answered</source>
        <translation>alguien ya respondió</translation>
    </message>
    <message>
        <source>somebody is writing</source>
        <translation>alguien está escribiendo</translation>
    </message>
    <message>
        <source>somebody stopped it</source>
        <translation>alguien la detuvo</translation>
    </message>
    <message>
        <source>the 24-hour window is closed</source>
        <translation>la ventana de 24 horas está cerrada</translation>
    </message>
    <message>
        <source>too many automatic messages in a row</source>
        <translation>hay demasiados mensajes automáticos seguidos</translation>
    </message>
    <message>
        <source>the patient asked for a person</source>
        <translation>el paciente pidió hablar con una persona</translation>
    </message>
    <message>
        <source>the conversation is resolved</source>
        <translation>la conversación está resuelta</translation>
    </message>
    <message>
        <source>the budget of the month is used up</source>
        <translation>se acabó el presupuesto del mes</translation>
    </message>
    <message>
        <source>It is not sent by itself: {reasons}.</source>
        <translation>No se envía sola: {reasons}.</translation>
    </message>
    <message>
        <source>There is no AI draft this time</source>
        <translation>Esta vez no hay borrador de IA</translation>
    </message>
    <message>
        <source>Messages and quick replies work all the same.</source>
        <translation>Los mensajes y las respuestas rápidas funcionan igual.</translation>
    </message>
    <message>
        <source>The AI asks to read this with care</source>
        <translation>La IA pide leerlo con cuidado</translation>
    </message>
</context>
<context>
    <name>wording_ai_settings</name>
    <message>
        <source>Off</source>
        <translation>Apagado</translation>
    </message>
    <message>
        <source>Suggests</source>
        <translation>Sugiere</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automático</translation>
    </message>
    <message>
        <source>{share} % used</source>
        <translation>{share} % usados</translation>
    </message>
    <message>
        <source>Unlocked</source>
        <translation>Habilitado</translation>
    </message>
    <message>
        <source>Locked by a correction</source>
        <translation>Bloqueado por una corrección</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Bloqueado</translation>
    </message>
    <message>
        <source>You have spent {spent} of {cap} this month</source>
        <translation>Llevas {spent} de {cap} este mes</translation>
    </message>
    <message>
        <source>You have spent {spent} this month</source>
        <translation>Llevas {spent} este mes</translation>
    </message>
    <message>
        <source>Answered in {seconds} s</source>
        <translation>Respondió en {seconds} s</translation>
    </message>
    <message>
        <source>today {time}</source>
        <translation>hoy {time}</translation>
    </message>
    <message>
        <source>JSON with a schema</source>
        <translation>JSON con esquema</translation>
    </message>
    <message>
        <source>JSON without a schema</source>
        <translation>JSON sin esquema</translation>
    </message>
    <message>
        <source>no JSON of its own</source>
        <translation>sin JSON propio</translation>
    </message>
    <message>
        <source>does not count tokens</source>
        <translation>no cuenta tokens</translation>
    </message>
    <message>
        <source>No answer known</source>
        <translation>Sin respuesta conocida</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Respondida</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelada</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Falló</translation>
    </message>
    <message>
        <source>First draft</source>
        <translation>Primer borrador</translation>
    </message>
    <message>
        <source>It must be between {least} and {most}.</source>
        <translation>Debe estar entre {least} y {most}.</translation>
    </message>
    <message>
        <source>Write a number.</source>
        <translation>Escribe un número.</translation>
    </message>
</context>
<context>
    <name>wording_allowance</name>
    <message>
        <source>Waiting: {count} messages have left today. It leaves tomorrow at {time}.</source>
        <translation>Espera: hoy ya salieron {count} mensajes. Sale mañana a las {time}.</translation>
    </message>
    <message>
        <source>Waiting: Meta lets you write first to {count} patients in 24 hours. It leaves at about {time}.</source>
        <translation>Espera: Meta te deja escribir primero a {count} pacientes en 24 horas. Sale cerca de las {time}.</translation>
    </message>
    <message>
        <source>Waiting until {time}.</source>
        <translation>Espera hasta las {time}.</translation>
    </message>
    <message>
        <source>The ceiling of a day is set in Settings, General.</source>
        <translation>El tope del día se cambia en Ajustes, General.</translation>
    </message>
    <message>
        <source>Who writes to the clinic is answered at once; only first messages wait.</source>
        <translation>A quien escribe a la clínica se le responde de inmediato; solo esperan los primeros mensajes.</translation>
    </message>
    <message>
        <source>{used} of {most} messages · {left} left</source>
        <translation>{used} de {most} mensajes · quedan {left}</translation>
    </message>
    <message>
        <source>{used} of {most} patients · {left} left</source>
        <translation>{used} de {most} pacientes · quedan {left}</translation>
    </message>
    <message>
        <source>{used} · Meta sets no limit</source>
        <translation>{used} · Meta no pone límite</translation>
    </message>
    <message>
        <source>{used} · Meta has not said how many it lets</source>
        <translation>{used} · Meta aún no dice a cuántos permite</translation>
    </message>
</context>
<context>
    <name>wording_audit</name>
    <message>
        <source>Everything</source>
        <translation>Todo</translation>
    </message>
    <message>
        <source>Signing in and locking</source>
        <translation>Entradas y bloqueos</translation>
    </message>
    <message>
        <source>People and PINs</source>
        <translation>Personas y PIN</translation>
    </message>
    <message>
        <source>Patients&apos; data</source>
        <translation>Datos de pacientes</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Backups and retention</source>
        <translation>Respaldos y conservación</translation>
    </message>
    <message>
        <source>The program</source>
        <translation>El programa</translation>
    </message>
    <message>
        <source>a patient</source>
        <translation>un paciente</translation>
    </message>
    <message>
        <source>a patient (no. {number})</source>
        <translation>un paciente (n.º {number})</translation>
    </message>
    <message>
        <source>{who} signed in.</source>
        <translation>{who} entró.</translation>
    </message>
    <message>
        <source>A wrong PIN was written for {who}{more}.</source>
        <translation>Se escribió un PIN incorrecto de {who}{more}.</translation>
    </message>
    <message>
        <source>The window locked by itself while {who} was away.</source>
        <translation>La ventana se bloqueó sola mientras {who} no estaba.</translation>
    </message>
    <message>
        <source>{who} locked the window.</source>
        <translation>{who} bloqueó la ventana.</translation>
    </message>
    <message>
        <source>{who} began the list of people, as {more}.</source>
        <translation>{who} inició la lista de personas con el rol {more}.</translation>
    </message>
    <message>
        <source>{who} added {what} as {more}.</source>
        <translation>{who} agregó a {what} con el rol {more}.</translation>
    </message>
    <message>
        <source>{who} changed {what}: now {more}.</source>
        <translation>{who} cambió a {what}: ahora {more}.</translation>
    </message>
    <message>
        <source>{who} took {what} off the list of people.</source>
        <translation>{who} quitó a {what} de la lista de personas.</translation>
    </message>
    <message>
        <source>The PIN of {what} was reset at the PC, with the program&apos;s command.</source>
        <translation>El PIN de {what} se reinició en el computador, con el comando del programa.</translation>
    </message>
    <message>
        <source>{who} changed their own PIN.</source>
        <translation>{who} cambió su PIN.</translation>
    </message>
    <message>
        <source>{who} gave {what} a new PIN.</source>
        <translation>{who} dio un PIN nuevo a {what}.</translation>
    </message>
    <message>
        <source>{who} wrote down a consent of {patient}{more}.</source>
        <translation>{who} anotó un consentimiento de {patient}{more}.</translation>
    </message>
    <message>
        <source>{who} exported the data of {patient}.</source>
        <translation>{who} exportó los datos de {patient}.</translation>
    </message>
    <message>
        <source>{who} erased the data of {patient} for good.</source>
        <translation>{who} borró para siempre los datos de {patient}.</translation>
    </message>
    <message>
        <source>{who} sent a message to {patient} once more.</source>
        <translation>{who} envió otra vez un mensaje a {patient}.</translation>
    </message>
    <message>
        <source>{who} looked at the conversation of {patient}.</source>
        <translation>{who} miró la conversación de {patient}.</translation>
    </message>
    <message>
        <source>{who} changed how long data is kept{more}.</source>
        <translation>{who} cambió cuánto se guardan los datos{more}.</translation>
    </message>
    <message>
        <source>{who} deleted what had been kept long enough{more}.</source>
        <translation>{who} eliminó lo que ya se había guardado el tiempo fijado{more}.</translation>
    </message>
    <message>
        <source>{who} made a backup.</source>
        <translation>{who} hizo un respaldo.</translation>
    </message>
    <message>
        <source>{who} restored a backup.</source>
        <translation>{who} restauró un respaldo.</translation>
    </message>
    <message>
        <source>{who} changed the most messages of a day{more}.</source>
        <translation>{who} cambió el máximo de mensajes por día{more}.</translation>
    </message>
    <message>
        <source>{who} changed a setting: {what}{more}.</source>
        <translation>{who} cambió un ajuste: {what}{more}.</translation>
    </message>
    <message>
        <source>{who} did something that this version does not know.</source>
        <translation>{who} hizo algo que esta versión no conoce.</translation>
    </message>
    <message>
        <source>Meta&apos;s access token</source>
        <translation>el token de acceso de Meta</translation>
    </message>
    <message>
        <source>Meta&apos;s app secret</source>
        <translation>la clave secreta de la app de Meta</translation>
    </message>
    <message>
        <source>the webhook&apos;s verify token</source>
        <translation>la palabra de verificación del webhook</translation>
    </message>
    <message>
        <source>the tunnel&apos;s key</source>
        <translation>la clave del túnel</translation>
    </message>
    <message>
        <source>the AI&apos;s key</source>
        <translation>la clave de la IA</translation>
    </message>
    <message>
        <source>the key of the local API</source>
        <translation>la clave de la API local</translation>
    </message>
    <message>
        <source>what the AI may do</source>
        <translation>qué puede hacer la IA</translation>
    </message>
    <message>
        <source>the topics that are answered by themselves</source>
        <translation>los temas que se responden solos</translation>
    </message>
    <message>
        <source>the topics without AI</source>
        <translation>los temas sin IA</translation>
    </message>
    <message>
        <source>when the window locks by itself</source>
        <translation>cuándo se bloquea sola la ventana</translation>
    </message>
    <message>
        <source>{count} in a row</source>
        <translation>{count} seguidos</translation>
    </message>
    <message>
        <source>now: {value}</source>
        <translation>ahora: {value}</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} min</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nunca</translation>
    </message>
    <message>
        <source>no AI at all</source>
        <translation>sin IA</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguno</translation>
    </message>
</context>
<context>
    <name>wording_backup</name>
    <message>
        <source>today {time}</source>
        <translation>hoy {time}</translation>
    </message>
    <message>
        <source>yesterday {time}</source>
        <translation>ayer {time}</translation>
    </message>
    <message>
        <source>made by itself</source>
        <translation>automático</translation>
    </message>
    <message>
        <source>made by hand</source>
        <translation>hecho a mano</translation>
    </message>
    <message>
        <source>before an update</source>
        <translation>antes de una actualización</translation>
    </message>
    <message>
        <source>The data file is damaged</source>
        <translation>El archivo de datos está dañado</translation>
    </message>
    <message>
        <source>Making a backup</source>
        <translation>Haciendo un respaldo</translation>
    </message>
    <message>
        <source>The last backup failed</source>
        <translation>El último respaldo falló</translation>
    </message>
    <message>
        <source>No backup yet</source>
        <translation>Todavía no hay respaldos</translation>
    </message>
    <message>
        <source>Last backup: {time}</source>
        <translation>Último respaldo: {time}</translation>
    </message>
    <message>
        <source>Go back to a backup below. What is newer and can still be read is taken over; the damaged file is kept.</source>
        <translation>Vuelve a uno de los respaldos de abajo. Lo más nuevo que aún se pueda leer se rescata; el archivo dañado se conserva.</translation>
    </message>
    <message>
        <source>You can go on working meanwhile.</source>
        <translation>Puedes seguir trabajando mientras tanto.</translation>
    </message>
    <message>
        <source>Tried {time}.</source>
        <translation>Se intentó {time}.</translation>
    </message>
    <message>
        <source>The first one is made by itself within minutes after the start, then one each day.</source>
        <translation>El primero se hace solo a los pocos minutos de partir, y luego uno cada día.</translation>
    </message>
    <message>
        <source>data file read whole and sound, {time}</source>
        <translation>archivo de datos leído completo y sano, {time}</translation>
    </message>
    <message>
        <source>the last of {time}</source>
        <translation>el último, {time}</translation>
    </message>
    <message>
        <source>Putting a backup back</source>
        <translation>Restaurando un respaldo</translation>
    </message>
    <message>
        <source>The program starts again in a few seconds. Nothing is sent meanwhile.</source>
        <translation>El programa vuelve en unos segundos. Mientras tanto no se envía nada.</translation>
    </message>
    <message>
        <source>Back to the backup of {time}</source>
        <translation>Se volvió al respaldo de {time}</translation>
    </message>
    <message>
        <source>No newer message could be taken over.</source>
        <translation>No hubo mensajes más nuevos que rescatar.</translation>
    </message>
    <message>
        <source>Who may sign in, and with which PIN, is as in the backup: check the people in Settings.</source>
        <translation>Quién puede entrar, y con qué PIN, quedó como en el respaldo: revisa las personas en Ajustes.</translation>
    </message>
</context>
<context>
    <name>wording_knowledge</name>
    <message>
        <source>Service</source>
        <translation>Servicio</translation>
    </message>
    <message>
        <source>Opening hours</source>
        <translation>Horario de atención</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>Parking</source>
        <translation>Estacionamiento</translation>
    </message>
    <message>
        <source>Ways to pay</source>
        <translation>Formas de pago</translation>
    </message>
    <message>
        <source>Rule of the clinic</source>
        <translation>Norma de la clínica</translation>
    </message>
    <message>
        <source>Preparation and after-care</source>
        <translation>Indicaciones y cuidados</translation>
    </message>
    <message>
        <source>Free hours</source>
        <translation>Horas libres</translation>
    </message>
    <message>
        <source>Message received</source>
        <translation>Mensaje recibido</translation>
    </message>
    <message>
        <source>Quick reply</source>
        <translation>Respuesta rápida</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Otro</translation>
    </message>
    <message>
        <source>Unknown kind</source>
        <translation>Tipo desconocido</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todas</translation>
    </message>
    <message>
        <source>To review</source>
        <translation>Por revisar</translation>
    </message>
    <message>
        <source>Proposals</source>
        <translation>Propuestas</translation>
    </message>
    <message>
        <source>Quick replies</source>
        <translation>Respuestas rápidas</translation>
    </message>
    <message>
        <source>Retired</source>
        <translation>Retirada</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Servicios</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Normas</translation>
    </message>
    <message>
        <source>Care</source>
        <translation>Cuidados</translation>
    </message>
    <message>
        <source>One day a line with its hours, like 2026-12-03 17:30. Only what lies ahead is told.</source>
        <translation>Un día por línea con sus horas, por ejemplo 2026-12-03 17:30. Solo se dicen las que vienen.</translation>
    </message>
    <message>
        <source>Opened with / while writing. Answers to questions do not use it.</source>
        <translation>Se abre con / al escribir. Las respuestas a preguntas no la usan.</translation>
    </message>
    <message>
        <source>Acknowledges what a patient sends, such as a receipt.</source>
        <translation>Responde a lo que envía un paciente, por ejemplo un comprobante.</translation>
    </message>
    <message>
        <source>Used only once a professional has approved it.</source>
        <translation>Se usa solo cuando un profesional la aprobó.</translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>Al día</translation>
    </message>
    <message>
        <source>Proposed</source>
        <translation>Propuesta</translation>
    </message>
    <message>
        <source>Not approved</source>
        <translation>Sin aprobar</translation>
    </message>
    <message>
        <source>free</source>
        <translation>sin costo</translation>
    </message>
    <message>
        <source>version {number}</source>
        <translation>versión {number}</translation>
    </message>
    <message>
        <source>came with the program</source>
        <translation>vino con el programa</translation>
    </message>
    <message>
        <source>from the clinic&apos;s profile</source>
        <translation>del perfil de la clínica</translation>
    </message>
    <message>
        <source>written by hand</source>
        <translation>escrita a mano</translation>
    </message>
    <message>
        <source>from a file</source>
        <translation>desde un archivo</translation>
    </message>
    <message>
        <source>proposed from an answer</source>
        <translation>propuesta desde una respuesta</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Título</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texto</translation>
    </message>
    <message>
        <source>How patients ask</source>
        <translation>Cómo preguntan los pacientes</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Precio</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Duración</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Válida hasta</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Responsable</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>Aprobada por</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>Atajo</translation>
    </message>
    <message>
        <source>Write the price in pesos, like $29.990, or leave it empty.</source>
        <translation>Escribe el precio en pesos, como $29.990, o déjalo vacío.</translation>
    </message>
    <message>
        <source>Write the time in minutes, like 60, or leave it empty.</source>
        <translation>Escribe el tiempo en minutos, como 60, o déjalo vacío.</translation>
    </message>
    <message>
        <source>This is too long.</source>
        <translation>Es demasiado largo.</translation>
    </message>
    <message>
        <source>It has a line that is no day with its hours.</source>
        <translation>Tiene una línea que no es un día con sus horas.</translation>
    </message>
    <message>
        <source>Line {line}</source>
        <translation>Línea {line}</translation>
    </message>
</context>
<context>
    <name>wording_list</name>
    <message>
        <source>Waiting for an answer</source>
        <translation>Esperan respuesta</translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>Al día</translation>
    </message>
    <message>
        <source>Patients</source>
        <translation>Pacientes</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Mensajes</translation>
    </message>
    <message>
        <source>Nobody is waiting</source>
        <translation>Nadie está esperando</translation>
    </message>
    <message>
        <source>You have answered everyone. The next message appears here.</source>
        <translation>Respondiste a todos. El próximo mensaje aparecerá aquí.</translation>
    </message>
    <message>
        <source>The message could not be delivered</source>
        <translation>No se pudo entregar el mensaje</translation>
    </message>
    <message>
        <source>waiting for {time}</source>
        <translation>espera {time}</translation>
    </message>
    <message>
        <source>with a draft</source>
        <translation>con un borrador</translation>
    </message>
    <message>
        <source>draft ready</source>
        <translation>borrador listo</translation>
    </message>
    <message>
        <source>last message {time}: {text}</source>
        <translation>último mensaje {time}: {text}</translation>
    </message>
    <message>
        <source>your last message {time}, {status}: {text}</source>
        <translation>tu último mensaje {time}, {status}: {text}</translation>
    </message>
    <message>
        <source>Draft:</source>
        <translation>Borrador:</translation>
    </message>
    <message>
        <source>Draft ready:</source>
        <translation>Borrador listo:</translation>
    </message>
    <message>
        <source>For a person</source>
        <translation>Para una persona</translation>
    </message>
    <message>
        <source>AI auto</source>
        <translation>IA auto</translation>
    </message>
    <message>
        <source>AI suggests</source>
        <translation>IA sugiere</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>Manual</translation>
    </message>
    <message>
        <source>waits for a person</source>
        <translation>espera a una persona</translation>
    </message>
    <message>
        <source>automatic AI</source>
        <translation>IA automática</translation>
    </message>
    <message>
        <source>the AI suggests</source>
        <translation>la IA sugiere</translation>
    </message>
    <message>
        <source>without AI</source>
        <translation>sin IA</translation>
    </message>
</context>
<context>
    <name>wording_people</name>
    <message>
        <source>Administrator</source>
        <translation>Administración</translation>
    </message>
    <message>
        <source>Front desk</source>
        <translation>Recepción</translation>
    </message>
    <message>
        <source>Too many wrong PINs. Try again in {time}.</source>
        <translation>Demasiados PIN incorrectos. Prueba otra vez en {time}.</translation>
    </message>
</context>
<context>
    <name>wording_record</name>
    <message>
        <source>A person wrote it.</source>
        <translation>La escribió una persona.</translation>
    </message>
    <message>
        <source>An AI draft that a person sent as it was.</source>
        <translation>Un borrador de la IA que una persona envió tal como estaba.</translation>
    </message>
    <message>
        <source>An AI draft that a person changed and sent.</source>
        <translation>Un borrador de la IA que una persona cambió y envió.</translation>
    </message>
    <message>
        <source>The AI sent it by itself.</source>
        <translation>La envió la IA por sí sola.</translation>
    </message>
    <message>
        <source>The clinic&apos;s own words, sent as they are.</source>
        <translation>Palabras de la clínica, enviadas tal como están.</translation>
    </message>
    <message>
        <source>The clinic&apos;s own words, changed by a person.</source>
        <translation>Palabras de la clínica, cambiadas por una persona.</translation>
    </message>
    <message>
        <source>It is not known how it came to be.</source>
        <translation>No se sabe cómo se hizo.</translation>
    </message>
    <message>
        <source>Sent by</source>
        <translation>La envió</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Fuentes</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Cambios</translation>
    </message>
    <message>
        <source>On screen before</source>
        <translation>Antes en pantalla</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>Corregida</translation>
    </message>
    <message>
        <source>{model} · instructions {version}</source>
        <translation>{model} · instrucciones {version}</translation>
    </message>
    <message>
        <source>A document that is no longer there · version {version}</source>
        <translation>Un documento que ya no está · versión {version}</translation>
    </message>
    <message>
        <source>{title} · version {version}, changed since</source>
        <translation>{title} · versión {version}, cambiado desde entonces</translation>
    </message>
    <message>
        <source>{title} · version {version} · {day}</source>
        <translation>{title} · versión {version} · {day}</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Ninguno</translation>
    </message>
    <message>
        <source>{changed} of {offered} characters</source>
        <translation>{changed} de {offered} caracteres</translation>
    </message>
    <message>
        <source>Yes: a person changed a fact or said it was wrong</source>
        <translation>Sí: una persona cambió un dato o dijo que estaba mal</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
</context>
<context>
    <name>wording_rights</name>
    <message>
        <source>Messages</source>
        <translation>Mensajes</translation>
    </message>
    <message>
        <source>Health data</source>
        <translation>Datos de salud</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>Promotions</source>
        <translation>Promociones</translation>
    </message>
    <message>
        <source>Artificial intelligence</source>
        <translation>Inteligencia artificial</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Otro</translation>
    </message>
    <message>
        <source>In person, on paper</source>
        <translation>En persona, en papel</translation>
    </message>
    <message>
        <source>WhatsApp message</source>
        <translation>Mensaje de WhatsApp</translation>
    </message>
    <message>
        <source>Web form</source>
        <translation>Formulario web</translation>
    </message>
    <message>
        <source>By phone</source>
        <translation>Por teléfono</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>No se sabe</translation>
    </message>
    <message>
        <source>no record</source>
        <translation>sin registro</translation>
    </message>
    <message>
        <source>given {date}</source>
        <translation>dado {date}</translation>
    </message>
    <message>
        <source>withdrawn {date}</source>
        <translation>retirado {date}</translation>
    </message>
    <message>
        <source>noted by {person}</source>
        <translation>anotó {person}</translation>
    </message>
    <message>
        <source>Templates can be sent.</source>
        <translation>Se pueden enviar plantillas.</translation>
    </message>
    <message>
        <source>Promotions can be sent.</source>
        <translation>Se pueden enviar promociones.</translation>
    </message>
    <message>
        <source>From now on the AI may prepare drafts for this patient again.</source>
        <translation>Desde ahora la IA puede volver a preparar borradores para este paciente.</translation>
    </message>
    <message>
        <source>It is kept with its date and words.</source>
        <translation>Se guarda con su fecha y su texto.</translation>
    </message>
    <message>
        <source>Templates are no longer sent, those that wait included. You can still answer while the window is open.</source>
        <translation>Ya no se envían plantillas, tampoco las que esperan. Puedes seguir respondiendo mientras la ventana esté abierta.</translation>
    </message>
    <message>
        <source>Promotions are no longer sent. Reminders still are.</source>
        <translation>Ya no se envían promociones. Los recordatorios siguen.</translation>
    </message>
    <message>
        <source>Nothing of this patient goes to the AI any more, and its drafts are dropped.</source>
        <translation>Nada de este paciente va ya a la IA, y se descartan sus borradores.</translation>
    </message>
    <message>
        <source>It is kept with its date. What was kept so far stays kept.</source>
        <translation>Se guarda con su fecha. Lo guardado hasta ahora se conserva.</translation>
    </message>
    <message>
        <source>Conversations without activity</source>
        <translation>Conversaciones sin actividad</translation>
    </message>
    <message>
        <source>The whole patient goes. What belongs to a patient&apos;s file must be kept for years.</source>
        <translation>Se borra el paciente entero. Lo que es parte de la ficha debe conservarse por años.</translation>
    </message>
    <message>
        <source>Photos and files of patients</source>
        <translation>Fotos y archivos de pacientes</translation>
    </message>
    <message>
        <source>The files, their names and links; kind and caption stay.</source>
        <translation>Los archivos, sus nombres y enlaces; quedan el tipo y el texto.</translation>
    </message>
    <message>
        <source>AI drafts</source>
        <translation>Borradores de IA</translation>
    </message>
    <message>
        <source>Their words; what was sent stays in its message.</source>
        <translation>Su texto; lo enviado queda en su mensaje.</translation>
    </message>
    <message>
        <source>What left for the AI</source>
        <translation>Lo que salió hacia la IA</translation>
    </message>
    <message>
        <source>The exact words; when, to whom and how much stays.</source>
        <translation>El texto exacto; quedan la hora, el destino y la cantidad.</translation>
    </message>
    <message>
        <source>Notices of Meta</source>
        <translation>Avisos de Meta</translation>
    </message>
    <message>
        <source>Those that somebody has seen.</source>
        <translation>Los que alguien ya vio.</translation>
    </message>
    <message>
        <source>Deliveries that are no message</source>
        <translation>Entregas que no son mensajes</translation>
    </message>
    <message>
        <source>What came in and was nothing WhatsApp sends.</source>
        <translation>Lo que llegó y no es nada que WhatsApp envíe.</translation>
    </message>
    <message>
        <source>For good</source>
        <translation>Para siempre</translation>
    </message>
    <message>
        <source>Nothing would go.</source>
        <translation>No se borraría nada.</translation>
    </message>
    <message>
        <source>{patients} with {messages}</source>
        <translation>{patients} con {messages}</translation>
    </message>
    <message>
        <source>{files} of {conversations}</source>
        <translation>{files} de {conversations}</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} a {last}</translation>
    </message>
    <message>
        <source>since {month}</source>
        <translation>desde {month}</translation>
    </message>
    <message>
        <source>Messages and notes</source>
        <translation>Mensajes y notas</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Conversaciones</translation>
    </message>
    <message>
        <source>Photos and files</source>
        <translation>Fotos y archivos</translation>
    </message>
    <message>
        <source>Consents</source>
        <translation>Consentimientos</translation>
    </message>
    <message>
        <source>Texts sent to the AI</source>
        <translation>Textos enviados a la IA</translation>
    </message>
    <message>
        <source>Sends</source>
        <translation>Envíos</translation>
    </message>
    <message>
        <source>Identifiers</source>
        <translation>Identificadores</translation>
    </message>
    <message>
        <source>Proposed entries</source>
        <translation>Fichas propuestas</translation>
    </message>
    <message>
        <source>Deliveries cleaned</source>
        <translation>Entregas limpiadas</translation>
    </message>
    <message>
        <source>Notices cleaned</source>
        <translation>Avisos limpiados</translation>
    </message>
    <message>
        <source>Updates without a message</source>
        <translation>Actualizaciones sin mensaje</translation>
    </message>
    <message>
        <source>asked for at this desk</source>
        <translation>pedido en este mesón</translation>
    </message>
    <message>
        <source>period over</source>
        <translation>plazo vencido</translation>
    </message>
    <message>
        <source>once more, after a restore</source>
        <translation>otra vez, tras restaurar</translation>
    </message>
    <message>
        <source>Receipt of erasure {number}</source>
        <translation>Comprobante de borrado {number}</translation>
    </message>
    <message>
        <source>Date: {date}, {zone}</source>
        <translation>Fecha: {date}, {zone}</translation>
    </message>
    <message>
        <source>Done by: {person}</source>
        <translation>Hecho por: {person}</translation>
    </message>
</context>
<context>
    <name>wording_template</name>
    <message>
        <source>Utility</source>
        <translation>Utilidad</translation>
    </message>
    <message>
        <source>Marketing</source>
        <translation>Marketing</translation>
    </message>
    <message>
        <source>Codes</source>
        <translation>Códigos</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Otra</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Aprobada</translation>
    </message>
    <message>
        <source>In review</source>
        <translation>En revisión</translation>
    </message>
    <message>
        <source>In appeal</source>
        <translation>En apelación</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Rechazada</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausada</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>Desactivada</translation>
    </message>
    <message>
        <source>Over the limit</source>
        <translation>Sobre el límite</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>Archivada</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Eliminada</translation>
    </message>
    <message>
        <source>Unknown state</source>
        <translation>Estado desconocido</translation>
    </message>
    <message>
        <source>Its header carries a file or a place. It cannot be sent from here yet: choose another one.</source>
        <translation>Su encabezado lleva un archivo o un lugar. Aún no se puede enviar desde aquí: elige otra.</translation>
    </message>
    <message>
        <source>It is for access codes, which programs send, not people.</source>
        <translation>Es para códigos de acceso, que envían los programas y no las personas.</translation>
    </message>
    <message>
        <source>It has a button of a kind that cannot be sent from here yet: choose another one.</source>
        <translation>Tiene un tipo de botón que aún no se puede enviar desde aquí: elige otra.</translation>
    </message>
    <message>
        <source>Meta is still reviewing it, mostly for less than a day. It can be sent once it is approved.</source>
        <translation>Meta la está revisando, por lo general menos de un día. Se podrá enviar cuando la apruebe.</translation>
    </message>
    <message>
        <source>Meta rejected it, so it cannot be sent. The administrator can change it and ask again.</source>
        <translation>Meta la rechazó, así que no se puede enviar. El administrador puede cambiarla y pedir otra revisión.</translation>
    </message>
    <message>
        <source>WhatsApp has paused it because several patients blocked or reported it. Choose another one.</source>
        <translation>WhatsApp la pausó porque varios pacientes la bloquearon o la reportaron. Elige otra.</translation>
    </message>
    <message>
        <source>WhatsApp no longer accepts it. Choose another one.</source>
        <translation>WhatsApp ya no la acepta. Elige otra.</translation>
    </message>
    <message>
        <source>End of the link “{button}”</source>
        <translation>Final del enlace “{button}”</translation>
    </message>
    <message>
        <source>Code that can be copied</source>
        <translation>Código para copiar</translation>
    </message>
    <message>
        <source>Value {number}</source>
        <translation>Dato {number}</translation>
    </message>
    <message>
        <source>value {number}</source>
        <translation>dato {number}</translation>
    </message>
</context>
<context>
    <name>wording_time</name>
    <message>
        <source>{zone} time</source>
        <translation>Hora de {zone}</translation>
    </message>
    <message>
        <source>{weekday} {day} {month}</source>
        <translation>{weekday} {day} de {month}</translation>
    </message>
    <message>
        <source>{weekday} {day} {month} {year}</source>
        <translation>{weekday} {day} de {month} de {year}</translation>
    </message>
    <message>
        <source>Today, {date}</source>
        <translation>Hoy, {date}</translation>
    </message>
    <message>
        <source>Yesterday, {date}</source>
        <translation>Ayer, {date}</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Ayer</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} min</translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation>{hours} h</translation>
    </message>
    <message>
        <source>{days} d</source>
        <translation>{days} d</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} h {minutes} min</translation>
    </message>
    <message>
        <source>since {time}</source>
        <translation>desde las {time}</translation>
    </message>
    <message>
        <source>since yesterday, {time}</source>
        <translation>desde ayer, {time}</translation>
    </message>
    <message>
        <source>since {date}, {time}</source>
        <translation>desde el {date}, {time}</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>recién</translation>
    </message>
    <message>
        <source>{span} ago</source>
        <translation>hace {span}</translation>
    </message>
    <message>
        <source>Easter Island</source>
        <translation>Isla de Pascua</translation>
    </message>
    <message>
        <source>Mexico City</source>
        <translation>Ciudad de México</translation>
    </message>
</context>
</TS>
