<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
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
        <source>Conversation resolved</source>
        <translation>Conversación resuelta</translation>
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
    <message>
        <source>Meta rejected the access token</source>
        <translation>Meta rechazó la clave de acceso</translation>
    </message>
    <message>
        <source>Meta does not let us send</source>
        <translation>Meta no nos permite enviar</translation>
    </message>
    <message>
        <source>Messages wait here until it is mended.</source>
        <translation>Los mensajes esperan aquí hasta que se arregle.</translation>
    </message>
    <message>
        <source>See status</source>
        <translation>Ver estado</translation>
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
    <name>CountedField</name>
    <message>
        <source>Optional · {counter}</source>
        <translation>Opcional · {counter}</translation>
    </message>
</context>
<context>
    <name>Desk</name>
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
    <name>DialogFrame</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
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
        <source>Messages</source>
        <translation>Mensajes</translation>
    </message>
    <message>
        <source>What came, what left, what still waits</source>
        <translation>Lo que llegó, lo que salió y lo que espera</translation>
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
    <name>LinkRows</name>
    <message>
        <source>last proof {time}</source>
        <translation>última señal {time}</translation>
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
    <name>MainWindow</name>
    <message>
        <source>Demo mode</source>
        <translation>Modo demostración</translation>
    </message>
    <message>
        <source>The patients are fictitious and nothing leaves for WhatsApp.</source>
        <translation>Los pacientes son ficticios y nada sale hacia WhatsApp.</translation>
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
        <source>Retry</source>
        <translation>Reintentar</translation>
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
    <name>Rail</name>
    <message>
        <source>Inbox</source>
        <translation>Bandeja</translation>
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
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>They apply to this computer and count at once.</source>
        <translation>Valen para este computador y se aplican al instante.</translation>
    </message>
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
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
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
        <source>Of this window, not of messages</source>
        <translation>El de esta ventana, no el de los mensajes</translation>
    </message>
    <message>
        <source>Default template</source>
        <translation>Plantilla predeterminada</translation>
    </message>
    <message>
        <source>For programs that ask for a template without naming one</source>
        <translation>Para programas que piden una plantilla sin nombrarla</translation>
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
        <source>Local programs</source>
        <translation>Programas locales</translation>
    </message>
    <message>
        <source>Programs on this computer send through this address with this key</source>
        <translation>Los programas de este computador envían por esta dirección con esta clave</translation>
    </message>
    <message>
        <source>This computer has no safe place for the key, so programs cannot send.</source>
        <translation>Este computador no tiene un lugar seguro para la clave, así que los programas no pueden enviar.</translation>
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
        <source>This sheet</source>
        <translation>Estos atajos</translation>
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
        <translation>Cerrar programa</translation>
    </message>
    <message>
        <source>Open the demo</source>
        <translation>Abrir la demostración</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
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
    <name>counted_field</name>
    <message>
        <source>{length} of {limit}</source>
        <translation>{length} de {limit}</translation>
    </message>
</context>
<context>
    <name>plurals</name>
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
</context>
<context>
    <name>transcript</name>
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
        <source>This kind of message cannot be sent.</source>
        <translation>Este tipo de mensaje no se puede enviar.</translation>
    </message>
    <message>
        <source>This is not a valid phone number. A mobile in Chile has 9 digits and begins with 9.</source>
        <translation>Este número no es válido. Un celular en Chile tiene 9 dígitos y empieza con 9.</translation>
    </message>
    <message>
        <source>More than 24 hours have passed since the patient wrote. Send a template instead.</source>
        <translation>Pasaron más de 24 horas desde que el paciente escribió. Envía una plantilla.</translation>
    </message>
    <message>
        <source>This message cannot be sent again.</source>
        <translation>Este mensaje no se puede enviar de nuevo.</translation>
    </message>
    <message>
        <source>This message no longer exists.</source>
        <translation>Este mensaje ya no existe.</translation>
    </message>
    <message>
        <source>This conversation no longer exists.</source>
        <translation>Esta conversación ya no existe.</translation>
    </message>
    <message>
        <source>The same key was used for another send.</source>
        <translation>La misma clave ya se usó para otro envío.</translation>
    </message>
    <message>
        <source>This person has no number to write to.</source>
        <translation>Esta persona no tiene un número al que escribir.</translation>
    </message>
    <message>
        <source>WhatsApp has not approved this template. Choose another.</source>
        <translation>WhatsApp no ha aprobado esta plantilla. Elige otra.</translation>
    </message>
    <message>
        <source>This template wants a file in its header, which cannot be sent from here yet.</source>
        <translation>Esta plantilla lleva un archivo en el encabezado, que aún no se puede enviar desde aquí.</translation>
    </message>
    <message>
        <source>The template has no such field.</source>
        <translation>La plantilla no tiene ese campo.</translation>
    </message>
    <message>
        <source>Could not deliver to this number. Perhaps it has no WhatsApp; check the number.</source>
        <translation>No se pudo entregar a este número. Quizá no tiene WhatsApp: revisa el número.</translation>
    </message>
    <message>
        <source>The test number may only write to the numbers on its list at Meta.</source>
        <translation>El número de prueba solo puede escribir a los números de su lista en Meta.</translation>
    </message>
    <message>
        <source>This patient is blocked in the clinic&apos;s WhatsApp.</source>
        <translation>Este paciente está bloqueado en el WhatsApp de la clínica.</translation>
    </message>
    <message>
        <source>That is the clinic&apos;s own number.</source>
        <translation>Ese es el número de la clínica.</translation>
    </message>
    <message>
        <source>It is not possible to write to numbers of this country.</source>
        <translation>No se puede escribir a números de este país.</translation>
    </message>
    <message>
        <source>Wait a moment before writing to this patient again.</source>
        <translation>Espera un momento antes de volver a escribir a este paciente.</translation>
    </message>
    <message>
        <source>The filled-in template is too long. Shorten the values.</source>
        <translation>La plantilla quedó muy larga. Acorta los datos.</translation>
    </message>
    <message>
        <source>WhatsApp has a temporary problem. Try again in a while.</source>
        <translation>WhatsApp tiene un problema pasajero. Intenta en un rato.</translation>
    </message>
    <message>
        <source>Too many requests at once. Try again in a minute.</source>
        <translation>Son muchas solicitudes a la vez. Intenta en un minuto.</translation>
    </message>
    <message>
        <source>Too many messages at once. Try again in a minute.</source>
        <translation>Son muchos mensajes a la vez. Intenta en un minuto.</translation>
    </message>
    <message>
        <source>WhatsApp failed for a moment. Try again in a while.</source>
        <translation>WhatsApp falló un momento. Intenta en un rato.</translation>
    </message>
    <message>
        <source>WhatsApp is working on the account. Try again in a few minutes.</source>
        <translation>WhatsApp está trabajando en la cuenta. Intenta en unos minutos.</translation>
    </message>
    <message>
        <source>Meta cannot charge the account, so templates are blocked. Tell the administrator.</source>
        <translation>Meta no puede cobrar a la cuenta, así que las plantillas están bloqueadas. Avisa al administrador.</translation>
    </message>
    <message>
        <source>The clinic&apos;s number no longer exists at WhatsApp. Tell the administrator.</source>
        <translation>El número de la clínica ya no existe en WhatsApp. Avisa al administrador.</translation>
    </message>
    <message>
        <source>The clinic&apos;s number is not registered for the Cloud API. Tell the administrator.</source>
        <translation>El número de la clínica no está registrado en la Cloud API. Avisa al administrador.</translation>
    </message>
    <message>
        <source>Another program uses port {port}. Close it and try again.</source>
        <translation>Otro programa usa el puerto {port}. Ciérralo y reintenta.</translation>
    </message>
    <message>
        <source>The system does not let this program use port {port}. Set another port.</source>
        <translation>El sistema no deja usar el puerto {port}. Define otro puerto.</translation>
    </message>
    <message>
        <source>Promotional templates are switched off for this account. Tell the administrator.</source>
        <translation>Las plantillas promocionales están apagadas en esta cuenta. Avisa al administrador.</translation>
    </message>
    <message>
        <source>The program is not ready yet. Try again in a moment.</source>
        <translation>El programa aún no está listo. Intenta en un momento.</translation>
    </message>
    <message>
        <source>WhatsApp limits the clinic&apos;s number because of complaints. Try tomorrow.</source>
        <translation>WhatsApp limitó el número de la clínica por reclamos. Intenta mañana.</translation>
    </message>
    <message>
        <source>The message does not say who sent it.</source>
        <translation>El mensaje no dice quién lo envió.</translation>
    </message>
    <message>
        <source>WhatsApp held this promotional message back. Do not send it again today.</source>
        <translation>WhatsApp retuvo este mensaje promocional. No lo envíes de nuevo hoy.</translation>
    </message>
    <message>
        <source>This patient does not want promotions.</source>
        <translation>Este paciente no quiere promociones.</translation>
    </message>
    <message>
        <source>Meta cannot find this template. Update the list or choose another.</source>
        <translation>Meta no encuentra esta plantilla. Actualiza la lista o elige otra.</translation>
    </message>
    <message>
        <source>The fields do not match the template. Update the list and fill them again.</source>
        <translation>Los campos no coinciden con la plantilla. Actualiza la lista y llénalos otra vez.</translation>
    </message>
    <message>
        <source>WhatsApp has paused this template. Choose another.</source>
        <translation>WhatsApp pausó esta plantilla. Elige otra.</translation>
    </message>
    <message>
        <source>WhatsApp has disabled this template. Choose another.</source>
        <translation>WhatsApp desactivó esta plantilla. Elige otra.</translation>
    </message>
    <message>
        <source>Meta did not accept something in this message. Tell the administrator.</source>
        <translation>Meta no aceptó algo de este mensaje. Avisa al administrador.</translation>
    </message>
    <message>
        <source>WhatsApp wants the phone number of this person for this message.</source>
        <translation>Para este mensaje WhatsApp pide el número de la persona.</translation>
    </message>
    <message>
        <source>The identity of this person changed at WhatsApp. Make sure who it is first.</source>
        <translation>La identidad de esta persona cambió en WhatsApp. Primero confirma quién es.</translation>
    </message>
    <message>
        <source>WhatsApp no longer has the content of this message.</source>
        <translation>WhatsApp ya no tiene el contenido de este mensaje.</translation>
    </message>
    <message>
        <source>WhatsApp does not carry this kind of message.</source>
        <translation>WhatsApp no lleva este tipo de mensaje.</translation>
    </message>
    <message>
        <source>WhatsApp does not accept this file: its kind or its size.</source>
        <translation>WhatsApp no acepta este archivo, por su tipo o su tamaño.</translation>
    </message>
    <message>
        <source>The file could not be fetched. Ask the patient to send it again.</source>
        <translation>No se pudo traer el archivo. Pide al paciente que lo envíe de nuevo.</translation>
    </message>
    <message>
        <source>A value in this message is not accepted.</source>
        <translation>Meta no acepta un dato de este mensaje.</translation>
    </message>
    <message>
        <source>Something is missing in this message. Tell the administrator.</source>
        <translation>Falta algo en este mensaje. Avisa al administrador.</translation>
    </message>
    <message>
        <source>A value does not fit the template. Mend it and send again.</source>
        <translation>Un dato no calza con la plantilla. Corrígelo y envía de nuevo.</translation>
    </message>
    <message>
        <source>Meta refuses what this template says. Tell the administrator.</source>
        <translation>Meta no acepta lo que dice esta plantilla. Avisa al administrador.</translation>
    </message>
    <message>
        <source>Meta rejected this template. Choose another.</source>
        <translation>Meta rechazó esta plantilla. Elige otra.</translation>
    </message>
    <message>
        <source>Meta limits templates of this category for now. Tell the administrator.</source>
        <translation>Meta limitó las plantillas de esta categoría por ahora. Avisa al administrador.</translation>
    </message>
    <message>
        <source>WhatsApp does not allow this here. Tell the administrator.</source>
        <translation>WhatsApp no permite esto aquí. Avisa al administrador.</translation>
    </message>
    <message>
        <source>WhatsApp has blocked this form. Tell the administrator.</source>
        <translation>WhatsApp bloqueó este formulario. Avisa al administrador.</translation>
    </message>
    <message>
        <source>This form was sent too often. Try in an hour.</source>
        <translation>Este formulario se envió muchas veces. Intenta en una hora.</translation>
    </message>
    <message>
        <source>WhatsApp did not accept this call.</source>
        <translation>WhatsApp no aceptó esta llamada.</translation>
    </message>
    <message>
        <source>WhatsApp could not change the list of blocked numbers. Try again.</source>
        <translation>WhatsApp no pudo cambiar la lista de números bloqueados. Reintenta.</translation>
    </message>
    <message>
        <source>The list of blocked numbers is full at WhatsApp.</source>
        <translation>La lista de números bloqueados está llena en WhatsApp.</translation>
    </message>
    <message>
        <source>WhatsApp did not accept this form. Tell the administrator.</source>
        <translation>WhatsApp no aceptó este formulario. Avisa al administrador.</translation>
    </message>
    <message>
        <source>WhatsApp could not bring over the conversations of the phone. Tell the administrator.</source>
        <translation>WhatsApp no pudo traer las conversaciones del celular. Avisa al administrador.</translation>
    </message>
    <message>
        <source>The template has a part that cannot be filled in here. Choose another.</source>
        <translation>La plantilla tiene una parte que no se puede llenar aquí. Elige otra.</translation>
    </message>
    <message>
        <source>WhatsApp could not deliver the message.</source>
        <translation>WhatsApp no pudo entregar el mensaje.</translation>
    </message>
    <message>
        <source>Meta refused the request with a code that is not known here.</source>
        <translation>Meta rechazó la solicitud con un código que no conocemos.</translation>
    </message>
    <message>
        <source>The answer did not come from Meta. Check the connection to the internet.</source>
        <translation>La respuesta no vino de Meta. Revisa la conexión a internet.</translation>
    </message>
    <message>
        <source>Meta rejected the access token. Nothing can be sent until there is a new one.</source>
        <translation>Meta rechazó la clave de acceso. No se puede enviar hasta que haya una nueva.</translation>
    </message>
    <message>
        <source>There is no access token yet.</source>
        <translation>Aún no hay una clave de acceso de Meta.</translation>
    </message>
    <message>
        <source>The access token lacks a permission. Tell the administrator.</source>
        <translation>A la clave de acceso le falta un permiso. Avisa al administrador.</translation>
    </message>
    <message>
        <source>WhatsApp has restricted the clinic&apos;s account. Tell the administrator.</source>
        <translation>WhatsApp restringió la cuenta de la clínica. Avisa al administrador.</translation>
    </message>
    <message>
        <source>There is no connection. Messages leave by themselves when it is back.</source>
        <translation>No hay conexión. Los mensajes saldrán solos cuando vuelva.</translation>
    </message>
    <message>
        <source>This computer has no safe place for keys (keyring), so nothing is stored.</source>
        <translation>Este computador no tiene un lugar seguro para las claves (llavero), así que no se guarda nada.</translation>
    </message>
    <message>
        <source>The computer&apos;s keyring is locked. Unlock it and try again.</source>
        <translation>El llavero de claves del computador está bloqueado. Desbloquéalo y reintenta.</translation>
    </message>
    <message>
        <source>The computer&apos;s keyring refused the request.</source>
        <translation>El llavero de claves del computador no lo permitió.</translation>
    </message>
    <message>
        <source>This key is too long for the keyring.</source>
        <translation>Esta clave es muy larga para el llavero.</translation>
    </message>
    <message>
        <source>The app secret is not set, so deliveries cannot be checked and none are taken.</source>
        <translation>Falta el secreto de la app: las entregas no se pueden comprobar y no se recibe ninguna.</translation>
    </message>
    <message>
        <source>The key comes from the environment of this computer; change it there.</source>
        <translation>La clave viene del entorno de este computador; cámbiala ahí.</translation>
    </message>
    <message>
        <source>The setting {name} has a value it cannot have.</source>
        <translation>El valor de {name} no es válido.</translation>
    </message>
    <message>
        <source>The set-up is not complete. Missing: {names}.</source>
        <translation>La configuración no está completa. Falta: {names}.</translation>
    </message>
    <message>
        <source>The program already runs with this data folder.</source>
        <translation>El programa ya está abierto con esta carpeta de datos.</translation>
    </message>
    <message>
        <source>The data file is there, but its key is not in the computer&apos;s keyring.</source>
        <translation>El archivo de datos está, pero su clave no está en el llavero del computador.</translation>
    </message>
    <message>
        <source>The address of Graph must begin with https://.</source>
        <translation>La dirección de Graph debe empezar con https://.</translation>
    </message>
    <message>
        <source>The part that takes in deliveries could not start.</source>
        <translation>No pudo empezar la parte que recibe las entregas.</translation>
    </message>
    <message>
        <source>The id of the WhatsApp Business account is not set, so templates are unknown.</source>
        <translation>Falta el identificador de la cuenta de WhatsApp Business, así que no se conocen las plantillas.</translation>
    </message>
    <message>
        <source>Meta does not know the clinic&apos;s phone number id.</source>
        <translation>Meta no conoce el identificador del número de la clínica.</translation>
    </message>
    <message>
        <source>The clinic&apos;s number must be verified at Meta first.</source>
        <translation>Primero hay que verificar el número de la clínica en Meta.</translation>
    </message>
    <message>
        <source>The clinic&apos;s number was deleted a moment ago. Wait five minutes.</source>
        <translation>El número de la clínica se eliminó hace un momento. Espera cinco minutos.</translation>
    </message>
    <message>
        <source>The clinic&apos;s number could not be registered at Meta.</source>
        <translation>No se pudo registrar el número de la clínica en Meta.</translation>
    </message>
    <message>
        <source>Too many tries to register the number. Wait before the next one.</source>
        <translation>Son muchos intentos de registrar el número. Espera antes del próximo.</translation>
    </message>
    <message>
        <source>Meta did not accept the PIN of the number.</source>
        <translation>Meta no aceptó el PIN del número.</translation>
    </message>
    <message>
        <source>The clinic&apos;s number has no approved display name yet.</source>
        <translation>El número de la clínica aún no tiene un nombre aprobado.</translation>
    </message>
    <message>
        <source>The terms for payments wait for a signature at Meta.</source>
        <translation>Falta aceptar en Meta las condiciones de pagos.</translation>
    </message>
    <message>
        <source>The key does not open the data file. Use the key it was made with.</source>
        <translation>La clave no abre el archivo de datos. Usa la clave con que se creó.</translation>
    </message>
    <message>
        <source>The key for the data file is not valid: it must be 64 hexadecimal digits.</source>
        <translation>La clave del archivo de datos no es válida: deben ser 64 dígitos hexadecimales.</translation>
    </message>
    <message>
        <source>The data file was written by a newer version. Install that version.</source>
        <translation>El archivo de datos es de una versión más nueva. Instala esa versión.</translation>
    </message>
    <message>
        <source>The disk is full. Free some space and try again.</source>
        <translation>El disco está lleno. Libera espacio y reintenta.</translation>
    </message>
    <message>
        <source>The data folder cannot be written to.</source>
        <translation>No se puede escribir en la carpeta de datos.</translation>
    </message>
    <message>
        <source>Another program is using the data file.</source>
        <translation>Otro programa está usando el archivo de datos.</translation>
    </message>
    <message>
        <source>The disk did not answer. Check it and the space that is left on it.</source>
        <translation>El disco no respondió. Revísalo, y también el espacio que queda.</translation>
    </message>
    <message>
        <source>The data file is damaged. Tell the administrator; a copy may be at hand.</source>
        <translation>El archivo de datos está dañado. Avisa al administrador: quizá haya una copia.</translation>
    </message>
    <message>
        <source>The data file did not answer. Close the program and open it again.</source>
        <translation>El archivo de datos no respondió. Cierra el programa y ábrelo de nuevo.</translation>
    </message>
    <message>
        <source>The data file is closed.</source>
        <translation>El archivo de datos está cerrado.</translation>
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
</context>
</TS>
