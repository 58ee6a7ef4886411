"""Phrases that only a person of the clinic may write, and those that ask for one."""

REPLY = {
    "medicine": """
        {DRUG}
        ~remedio*|~medicamento*|medicina*|~pastilla*|~comprimido*|capsula*|jarabe*|~dosis|dosificac*
        #1-2000 mg|miligramos|ml|gotas|unidades
        #1-100 a #1-100 unidades
        crema*|pomada*|unguento*|gel ..4 aplic*|pon*|ech*|usa|usar|hidratante|cicatrizante|anestesi*|
          antibi*|cortic*
        aplic*|pon*|ech*|usa|usar|use ..4 crema*|pomada*|unguento*|gel|hielo|frio|compresa*|aloe|vaselina|
          calor|suero|agua
        ~hielo|compresa*|paño* ..2 frio|fria|tibi*|humed*
        agua ..1 termal|fria|tibia
        antisept*|alcohol|povidona|suero|cicatrizant*
        inyecc*|inyect*
        apply|take ..4 ice|cream|ointment|pill|tablet|painkiller*|hours
        ice pack|packs
        medicine*|medication*|antibiotic*|painkiller*|ointment*
        the|a dose
    """,
    "unknown": """
        puedes|puede|debes|debe|evit*|no|hay|sin|usa|use|usar|recomend*|mejor|despues ..4 alcohol|ejercicio*|
          deporte*|gimnasio|sol|sauna|piscina|maquill*|bloqueador|protector|ayun*|fumar|agacharse
        usa|use|usar|aplica|reaplica ..3 protector|bloqueador|filtro
        tom*|beb* ..2 agua|liquido*
        debes|debe|deberias|conviene|necesario|recomendable|hay|tienes ..3 esperar
        espera|esperar|esperes ..3 dias|semana*|meses|mes|horas
        dias|semana*|meses|mes ..1 entre
        te|le ..1 conviene|serviria|quedaria|iria|corresponde|recomiendo ..4 {TREATMENT}
        {TREATMENT} ..3 te|le ..1 sirve|serviria|conviene|funciona|ayuda|ayudaria
        ideal ..2 para ti|tu|usted
        notar|notaras|ver|veras|tendras ..4 cambio*|diferencia*|mejoria|resultado*
        vas|va|quedaras|quedara ..2 quedar|perfect*|regia|preciosa|como
        te lo aseguro|prometo|garantizo
        indolor*
        manten*|deja*|conserva* ..3 limpi*|sec*|hidratad*|seco|tapad*|cubiert*
        descans*|hidratate
        mucha|harta|buena|bastante hidratacion
        fototipo*|tipo de piel
        tu|tus ..1 {FLESH}
        a todas|todos|muchas|muchos ..2 pasa|ocurre|sucede
        consult*|acud*|visit* ..3 medico|especialista|dermatolog*|oftalmolog*
        no ..1 necesario|necesitas|hace ..4 medico|control|evaluacion|falta
        no te|se|lo|la ..2 rasques|toques|apliques|expongas|muevas|aprietes|revientes|saques|frotes|rasque|toque|
          aplique|exponga|mojes|laves|preocupes ..1 por|eso|es
        no hay|tienes|tiene ..2 preocup*
        efecto*|molestia* ..3 pasajer*|temporal*|transitori*
        parte del proceso
        proceso de cicatrizacion|recuperacion|desinflamacion
        sana*|cicatriza* ..3 sol*|dias|semana*|bien
        you can|should|must|may ..2 take|apply|use|exercise|drink
        should go|fade|heal
        voce pode ..1 tomar|usar|passar
        recomend*|suger*|aconsej* ..3 {TREATMENT}|jeringa*|sesiones
        jeringa*
        lunar|lunares|mancha|manchas|bulto ..3 benign*|malign*|normal|ve
        reaccion*|redness|temporary|bruising
        se te ..2 quitar|pasar|bajar|quita|pasara
        ~sintoma*|~diagnost*|~contraindic*|~complicacion*
        ~efectos secundarios|adversos
        es|sea|resulta|parece ..3 ~normal|esperable|esperado|habitual|comun|frecuente ..2 que|sentir|tener|
          despues|tras|los|las|durante
        ~totalmente|completamente|perfectamente|absolutamente normal
        es ..2 ~normal|esperable
        son normales|comunes|esperables
        no ..2 ~grave|serio|peligros*|riesgo*|alarm*
        no ..2 es ..1 nada ..2 malo|grave|serio|raro
        no hay|tiene|tienen|presenta|existe ..2 riesgo*|peligro|problema ..1 para|salud|en
        va|van|deberia|suele|suelen|puede|pueden ..2 pasar|bajar|desaparecer|mejorar|ceder|disminuir|irse|
          inflam*|hinch*|doler|arder|picar ..4 dias|horas|semana*|solo|sola|pronto
        desaparec*|pasa|quita|baja|cede|mejora ..3 solo|sola|solito|dias|horas|semana*
        se va ..2 solo|sola|solito
        se te pasa*|pasara
        parece|seria|pareceria|podria|puede|probable|probablemente|debe|tratarse|trata ..4 ~reaccion*|
          ~irritac*|~acne|~melasma|~rosacea|~dermatit*|hongo*|~hematoma*|moreton*|~quemadura*|virus|
          foliculit*|lunar|eczema|verruga*|queloid*|~trombo*|oclusion
        tienes|tiene|presentas ..3 ~irritac*|~melasma|~rosacea|~dermatit*|foliculit*|eczema|hongo*|queloid*
        por|segun ..3 foto*|imagen|cuentas|describes|comentas ..4 parece|es|tienes|veo|creo|seria
        eres|seria|es|son ..2 ~candidat*
        es ..2 segur*|inocuo|inofensivo ..4 para|en|hacer*|durante|ti|tu
        puedes|puede|podrias ..3 hacertelo|hacerselo|realizartelo|aplicartelo|usarlo|tomarlo|tomarla|tomar
        te|le recomiend*|sugier*|aconsej* ..5 tomar|aplicar|usar|no|evitar|tratamiento|crema|laser|botox|
          relleno|peeling|sesiones
        evita*|no ..3 sol|maquill*|ejercicio|alcohol|tocar*|masaj*|sauna|piscina|frotar|rascar|exponer*|
          agacharte|acostarte|dormir
        duerme|dormir|acuest* ..3 boca|lado|espalda|cabeza
        masajea*|lava*|frota* ..2 {BODY}
        masajes suaves
        reposo
        cuidados ..2 posteriores|post*|despues
        ~garantiz* ..4 resultado*|segur*|que
        resultado* garantizado*
        necesitas|requieres|necesitaras|bastan|bastaria|bastarian ..3 #1-100|sesiones|jeringa*|unidades|ml
        sin riesgo*|efectos
        completely|totally|perfectly|is normal|safe
        nothing to worry
        will go away
        dont worry ..6 normal|swelling|pain|away|pass
        avoid ..3 sun|exercise|alcohol|makeup
        you have ..3 infection|reaction|allergy|rash
        es por ..3 tratamiento|producto|hormonas|sol
        consulta|acude|anda|ve|dirigete ..3 ~urgencia*|medico|hospital
    """,
    "self_harm": """
        seguir viviendo
        ~vivir asi
    """,
    "refund": """
        ~devolv*|devuelv*|devolucion*
        ~reembols*|~reintegr*|compens*|indemniz*
        refund*
        money back
        nota de credito
        bonific*|abonaremos|te abonamos
        te regal*|sin costo ..2 por ..2 molestia*|inconvenient*|problema
    """,
    "complaint": """
        error|culpa|falla|negligencia ..3 nuestra|nuestro|clinica|doctora|doctor
        nuestra|nuestro ..2 error|culpa|responsabilidad|falla|negligencia
        asumimos|reconocemos ..4 error|responsabilidad|culpa|gastos|costo*
        demanda legal|abogad*|*sernac*|denunci*
        ~reclamo*|queja*
    """,
    "minor": """
        tu|su hija|hijo ..3 {UNDER}
        a tu edad
        permiso|autorizacion ..3 papas|padres|mama|apoderad*|tutor
        menor|menores ..3 edad|puede*|#1-18|con
        adolescente*|niño*|niña*
        {UNDER} años ..6 puede*|hacer*|autoriz*
    """,
}
"""Held besides everything that is held in a patient's message, by the name of the danger."""

REPLY_IDIOMS = """
no te|se|os preocup*
calle|avenida|pasaje|direccion ..2 los dolores
embarazoso|embarazosa
sin ..1 problema
no hay problema
no ..2 veo ..2 hora*|cupo*
"""
"""What front desks say that looks like the above."""

PERSON = """
~persona ..2 real|verdad|humana|viva
~humano|humana|humanos
hablar|conversar|comunicar*|hable|hablo|atienda|atiende|chatear|contact*|pase|pasa|pasen|paseme|deriv*|
  comuni* ..4 ~persona|~alguien|~humano|~ejecutiv*|~encargad*|recepcionist*|secretari*|operador*|agente|
  asesor*|~doctor*|dra|dr|administrador*|jefe|jefa|gerente|supervisor*
que ..2 llame|conteste|responda|atienda|hable|escriba ..2 ~persona|alguien|humano|ejecutiv*|encargad*
~quiero|necesito|prefiero|quisiera|dame|deme ..1 ~persona|humano|~ejecutiv*|~recepcionist*|operador*
~ejecutiv*
asistente|agente humana|humano
no ..2 ~quiero|gustan|gusta|hablo|hablar|entiende|sirve ..4 ~robot*|bot|bots|maquina*|grabacion*|automatic*|
  chatbot|contestador
~robot*|bot|chatbot ..3 no|inutil|pesado|odio
odio ..3 robot*|bot|bots|maquinas
eres|es|sos|seras|hablo|hablando|con ..3 ~robot|bot|chatbot|maquina
hay ..2 alguien ..2 ahi|real|vivo|responda|atienda|persona
alguien ..1 real|verdad|vivo
alguien que me
me puede|pueden llamar|atender ..3 ~persona|alguien|encargad*
real|actual|live person|human|agent
~human agent|representative|operator
representative
speak|talk|chat ..3 person|someone|human|somebody|agent|people
not ..2 robot|bot|machine
no|stop bot|bots|robot|robots
falar ..3 pessoa|alguem|atendente|humano
atendente
"""
"""Asks for a person. The word PERSONA alone does too: see wants_person()."""

ALONE = """
persona personas humano humana ejecutiva ejecutivo recepcionista secretaria operadora operador
alguien asesor asesora agente person human agent operator someone encargada encargado
"""
"""Words that ask for a person when nothing else is said."""

COURTESY = """
hola buenas buenos dias tardes noches por favor porfa porfavor porfis please gracias una un con hello hi
hey la el ok si bueno quiero thanks holi alo hablar
"""
