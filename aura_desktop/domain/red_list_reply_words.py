"""Phrases that only a person of the clinic may write, and those that ask for one."""

REPLY = {
    "pregnancy": """
        bebe|guagua|guaguita|embarazo|embarazada|lactancia|pecho ..6 no|si|puede*|segur*|problema|nada|esperar|
          recomend*
        no ..1 le ..1 hace|pasa|afecta ..4 bebe|guagua*|guaguit*
        pregnan*|breastfe* ..4 safe|can|ok|fine
        embarazad*|lactan*|amamant*|gestant*|bebe
    """,
    "medicine": """
        {DRUG}
        ~remedio*|~medicamento*|medicina*|~pastilla*|~comprimido*|capsula*|jarabe*|~dosis|dosificac*
        #1-2000 mg|miligramos|ml|gotas|unidades
        #1-100 a #1-100 unidades
        crema*|pomada*|unguento*|gel ..4 aplic*|pon*|ech*|usa|usar|hidratante|cicatrizante|anestesi*|antibi*|cortic*
        aplic*|pon*|ech*|usa|usar|use ..4 crema*|pomada*|unguento*|gel|hielo|frio|compresa*|aloe|vaselina|calor|
          suero|agua
        ~hielo|compresa*|paño* ..2 frio|fria|tibi*|humed*
        agua ..1 termal|fria|tibia
        antisept*|alcohol|povidona|suero|cicatrizant*
        inyecc*|inyect*
        apply|take ..4 ice|cream|ointment|pill|tablet|painkiller*|hours
        ice pack|packs
        medicine*|medication*|antibiotic*|painkiller*|ointment*
        the|a dose
        manten*|duerme|dormir|acuest*|cabeza|almohada* ..4 alto|elevad*|boca|semisentad*|lado
        evita*|evites|evite|evitar|prohib*|suspend*|deja|dejar|deje|retir* ..4 calor|aspirina|retinol|acido*|
          exfoli*|alcohol|tabaco|cafe|picante*|vapor|ducha*|sol|roce|presion|gimnasio|depil*|maquill*|serum|
          vitamina*|producto*|crema*
        retinol|acido*|exfoli* ..4 antes|dias|semana*|suspend*|evit*
        sigue|siga|continua|continue|seguir ..3 tratamiento|remedio*|crema*|medic*|rutina
        echa|echate|eche|echale|pon|ponte|ponle|ponga|aplic*|usa|prueb*|unta|coloca*|pasa|pasate ..3 matico|aloe|
          vaselina|manzanilla|miel|bepant*|hipogl*|crema*|aceite|arnica|suero|calendula|rosa|vinagre|bicarbonato|
          pasta|povidona|hielo|agua|sal|bolsa|toalla|pañ*|gasa*|compres*
        matico|arnica|manzanilla|bepanth*|bepanten*|hipoglos|povidona|calendula|vaselina|infusion*|caladryl|aloe
        compress|compresses|ibuprofen|tylenol|aspirin|antihistamine*|aloe
        baño* ..3 agua|asiento|sal|tibi*
        lava*|limpi*|enjuag* ..4 suero|agua|jabon|suavemente|neutro|dia|veces
        masaje*|masajea* ..4 suave*|veces|dia|circular*|zona|bolit*|bultito
        una|dos|tres|cada|#1-24 ..2 veces|horas al|por dia
        cada #1-24 horas
        te|le ..1 sirve|ayuda|ayudara|aliviara|aliviar|calmara|hara ..3 bien|mejor
        va|vas ..1 a aliviar|calmar|ayudar
        alivi*|calm* ..4 {FLESH}|molestia*|dolor|ardor|picazon
        #1-100 unidades|cc|mililitros
        #1-20 ml ..3 repart*|bast*|suficiente|lado*|por|necesit*
        remedio casero|natural
        repos*
        kitadol|paraceta*|aspirin*|migraleve|viadil|vitamina*|suplement*|colageno|probiotic*|te verde|magnesio|zinc
        calor|frio ..1 local|humedo|seco
        hilo|hilito|liquido|granito ..4 pinza*|aguja
        pinza*|apriet*|revient*|exprim*|pinch*|extra* ..4 liquido|hilo|hilito|pus|granito|bolita|zona|suave*|ampolla
        ampolla* ..3 no|revient*|pinch*|cubr*
        recuerda|acuerdate|procura|trata|intenta|conviene|basta ..2 tomar|tomarte|beber|dormir|aplicar*|ponerte|
          lavar*|evitar|usar|descansar|hidrat*|limpiar|masaj*|mantener
        a la cama|guarda cama
        conviene|usa|usar|uses|serviria ..2 crema*|gel|serum|locion|pomada
        crema*|gel|serum|locion ..5 mañana|noche|dia|veces|despues
        con el estomago vacio|comida
        se toma ..2 con|cada|antes
        use|try|put|rub|apply ..2 some|ice|aloe|cream|cold|warm|a
        rest and
        tome|passe|use ..2 remedio|pomada|gelo|dipirona|paracetamol|creme
        analgesic*|antipiretic*|antiinflam*|desinflam*|diuretic*
        sugiero|sugerimos|recomiendo|recomendamos|aconsejo|aconsejamos|propongo ..2 elevar|levantar|dormir|tomar|
          usar|aplicar|evitar|hidratar|lavar|masajear|descansar|reposar|mantener|suspender|esperar|dejar|no
        elev* ..3 cabec*|cabeza|piernas|pie|pies|brazo|zona
        cabecera
        evita*|evites|evite ..3 reir*|hablar|masticar|gesticul*|sonreir*|agach*|tocar*|mojar*|rasca*|dormir|acost*|
          correr|nadar|bailar|manejar|volar
        por|durante ..1 #1-96 horas|dias
        masajea*|masajear ..3 noche|dia|mañana|suave*|zona|para
        hidratante ..3 noche|mañana|dia|zona|despues
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
        es|sea|resulta|parece ..3 ~normal|esperable|esperado|habitual|comun|frecuente ..2 que|sentir|tener|despues|
          tras|los|las|durante
        ~totalmente|completamente|perfectamente|absolutamente normal
        es ..2 ~normal|esperable
        son normales|comunes|esperables
        no ..2 ~grave|serio|peligros*|riesgo*|alarm*
        no ..2 es ..1 nada ..2 malo|grave|serio|raro
        no hay|tiene|tienen|presenta|existe ..2 riesgo*|peligro|problema ..1 para|salud|en
        va|van|deberia|suele|suelen|puede|pueden ..2 pasar|bajar|desaparecer|mejorar|ceder|disminuir|irse|inflam*|
          hinch*|doler|arder|picar ..4 dias|horas|semana*|solo|sola|pronto
        desaparec*|pasa|quita|baja|cede|mejora ..3 solo|sola|solito|dias|horas|semana*
        se va ..2 solo|sola|solito
        se te pasa*|pasara
        parece|seria|pareceria|podria|puede|probable|probablemente|debe|tratarse|trata ..4 ~reaccion*|~irritac*|
          ~acne|~melasma|~rosacea|~dermatit*|hongo*|~hematoma*|moreton*|~quemadura*|virus|foliculit*|lunar|eczema|
          verruga*|queloid*|~trombo*|oclusion
        tienes|tiene|presentas ..3 ~irritac*|~melasma|~rosacea|~dermatit*|foliculit*|eczema|hongo*|queloid*
        por|segun ..3 foto*|imagen|cuentas|describes|comentas ..4 parece|es|tienes|veo|creo|seria
        eres|seria|es|son ..2 ~candidat*
        es ..2 segur*|inocuo|inofensivo ..4 para|en|hacer*|durante|ti|tu
        puedes|puede|podrias ..3 hacertelo|hacerselo|realizartelo|aplicartelo|usarlo|tomarlo|tomarla|tomar
        te|le recomiend*|sugier*|aconsej* ..5 tomar|aplicar|usar|no|evitar|tratamiento|crema|laser|botox|relleno|
          peeling|sesiones
        evita*|no ..3 sol|maquill*|ejercicio|alcohol|tocar*|masaj*|sauna|piscina|frotar|rascar|exponer*|agacharte|
          acostarte|dormir
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
        es|son|sea|todo ..3 ~normal|normales|esperable*|habitual*|comun|comunes|frecuente*|tipico*|logico|natural
        describes|cuentas|comentas|mencionas|indicas ..4 coincide|corresponde|normal|tipic*|esperable|suena|
          evolucion
        completely|totally|perfectly|quite|pretty normal|expected|common|fine|safe
        expected|common|normal ..3 will|after|days
        will ..2 go|subside|settle|fade|heal|pass|improve ..2 down|away|soon|days|own|away
        inflam*|hinch*|edema|moret* ..4 dura|suele|baja*|cede|dias|semana*|normal|ceder|bajar
        le|les pasa ..1 a ..1 todas|todos|muchas
        proceso ..3 normal|recuperacion|natural|baj*|solo
        si|cuando ..3 no baja|cede|mejora|pasa
        isso ..2 normal|passa
        reaccion ..2 esperable|normal|habitual|leve|comun
        no es ..2 grave|preocupante|nada
        parece|pareceria|seria|suena|sera|sea|puede|podria|probable*|posible*|creo|pinta ..5 hematoma|nodulo|
          alergia|reaccion|infeccion|ptosis|inflam*|irrit*|contractura|granuloma|edema|quiste|grano|herpes|hongo*|
          moreton|leve|pasajer*|transitori*|temporal
        eso|esto|lo ..2 se ..1 corrige|arregla|soluciona|trata|quita|resuelve|disuelve|reabsorbe|retoca
        corrige|trata|disuelve|arregla|soluciona ..3 {CARE}|hialuronidas*|enzima*|corticoid*
        hialuronidasa
        no ..1 tiene|guarda|hay ..2 relacion
        no ..1 tiene|hay ..2 que ver
        no ..1 afecta|interfiere|influye|altera|contraindic*|impide
        en ..2 imagen*|foto*|fotito* ..4 veo|aprecio|observo|parece|ve|nota|esta|noto|hay|distingo
        tienes|tiene|presentas|tu ..2 piel ..3 mixta|grasa|seca|sensible|acneica|tendencia|madura|fototipo|rosacea|
          sana|va|se
        tu piel|caso|condicion|cuadro|cara|zona|herida|cuerpo
        puedes|puede|podrias ..1 esperar ..4 lunes|mañana|dia*|semana*|problema|control|hasta
        no ..1 hace|es|hay ..1 falta|necesario|necesidad|apuro ..4 urgencia*|medico|control|vengas|venir|preocup*|
          doctor*|consult*
        no necesitas ..4 control|urgencia*|medico|venir
        con ..1 tu|su ..1 condicion|enfermedad|edad|caso|diabetes|embarazo
        no ..1 corres|hay|tienes|existe ..2 riesgo|peligro|contraindicacion
        ~contraindic*
        buena|excelente|ideal candidat*
        sana*|cicatriz*|recuper*|mejor* ..3 perfecto|rapido|bien|sol*|dias|semana*
        levanta|baja|recupera|vuelve|mejora ..2 sol*
        sounds|looks|seems ..2 like|normal|fine|good|mild
        nothing|dont|not ..2 worry|serious|dangerous
        tranquila|calma|relax* ..3 normal|pasa|baja|grave|esperable|mejor|nada|va
        diagnostico|contagios*|benign*|malign*
        toma* ..2 agua
        maquillaje ..3 no|encima|hasta|dias
        segur* ..3 para|ti|usted|caso|totalmente
        procedimiento|tratamiento ..3 segur*|inofensiv*|inocu*
        lo ..1 que ..1 sientes|describes|tienes|ves|notas|cuentas|te|mencionas ..2 es|son|pasa|se|coincide|
          corresponde|suena|parece
        signo|señal|sintoma|indicio de
        producto|relleno|acido|toxina|botox|hilo*|efecto ..3 asent*|acomod*|integr*|absorb*|reabsorb*|mov*|migr*|
          pasando|dispers*|estabiliz*
        efecto ..2 anestesia
        anestesia ..3 pasando|pasa|yendo|efecto
        suele*|tiende*|puede|pueden ..1 aparecer|pasar|verse|sentirse|bajar|ocurrir|salir|molestar|quedar|hincharse|
          enrojecer*|doler|arder|picar|sangrar
        gravedad|alarmarse|alarmarte|alarmante|preocuparse|preocupante|preocuparte
        duerm*|dorm* ..4 lado|boca|almohada*|espalda|arriba
        almohadas
        se ..1 te ..1 haya|ha|hayan|han ..1 movid*|corrid*|salid*|bajad*|irrit*|infect*|inflam*
        facil|sencillo de ..1 arreglar|corregir|solucionar|tratar
        esa|esta|tu|ese|ese|este|la|el ..1 mancha|lunar|bulto|bultito|bolita|parpado|ojo|ceja|boca|labio|cara|
          herida|nariz|mejilla ..3 es|son|no|vuelve|va|parece|baja|sana|se|esta|luce|ve|podria|puede
        {FLESH} ..3 vuelve|volvera|recupera*|normaliz*|sana|sanara|cicatriz*|desinflama*|bajara|mejora|mejorara|
          quedara
        se ve ..2 sano|sana|bien|normal|perfecto|limpia|limpio|irritad*|infectad*|mal
        ve|veo|aprecia|aprecio|observo|luce ..3 foto*|imagen*
        quedo|quedaste|salio|paso asi porque
        años mas joven
        vas|van|va ..1 a ..1 quedar|dejar|notar|sanar|ver ..3 {NICE}|joven|marcas|años|perfect*|cambio*|diferencia
        imposible que
        wear|wears off
        should ..1 be ..1 fine|ok|okay|better|gone
        you will ..1 be ..1 fine|ok|okay
        vai|vao ..1 passar|melhorar|sumir|baixar|sarar
        em poucos dias
        no creo ..1 que ..2 sea|tenga|haya|pase|necesites
        mientras|si ..1 no ..1 tengas|tienes|haya|hay ..2 fiebre|dolor|pus|sangr*|sintoma*
        igual|tambien|si te ..1 puedes|podemos ..2 hacer|atender|inyectar|tratar
        con ..1 paciencia|tiempo ..2 baja|pasa|va|quita|mejora
        paciencia
        mismo dia ..3 no pasa|puedes
        vuelv* ..2 normalidad|lugar|normal
        transitori*|pasajer*|temporal|temporario
        como nueva|nuevo
        {MARK} ..3 es|son ..1 por|normal|parte|causa|efecto|producto
        debe|deberse|debido|causa|provocad* ..2 a ..1 que|la|el
        musculo*|tejido*|nervio*|piel|poro*|colageno ..4 relaj*|regener*|asimil*|recuper*|cicatriz*|repara*|absorb*|
          adapt*
        todo ..1 en|esta orden|bien|normal
        mientras|cuando|si ..1 se ..1 ve|vea|vean|sienta|siente ..3 rosad*|rosa|rojo|bien|normal
        atencion medica
        requiere*|amerita*|necesita* ..3 atencion|medic*|urgencia|control|antibiotic*|examen*
        va|van|ira|se ..3 desinflar*|deshinchar*|desinflamar*|reabsorber*|borrar*|aclarar*|disolver*|cicatrizar|
          sanar|caer|pelar
        botox|toxina|relleno*|laser|acido|tratamiento*|producto*|hilos ..2 no ..1 provoca*|causa*|produce*|genera*|
          hace*|da
        garanti*|asegur*|promet* ..4 cambio|resultado*|total|mejora|dura*|perfect*|que|efecto
        mancha*|arruga*|cicatriz*|lineas|estria*|poros ..3 borran|desaparecen|van|eliminan|quitan|aclaran|
          desaparece|elimina
        te|le queda* ..3 perfect*|lindo|bien|relleno|ml
        esperar ..2 que ..1 desinch*|desinfl*|deshinch*|baj*|pase
        so esperar|espera
        desincha|desinchar
        con los dias
        nadie|ningun* ..2 queda|quedo ..1 mal
        #50-100 segur*|efectiv*|garantiz*
        cero|nulo|bajo|ningun|sin riesgo*
        seguramente|probablemente|quiza*|tal vez|quizas ..5 dorm*|sea|fue|comiste|hiciste|alerg*|reaccion|cansancio|
          estres|frio|sol
        amanec* ..3 deshinchad*|mejor|bien|asi|hinchad*|porque
        sistema inmun*
        organismo|cuerpo ..4 resolver*|adapt*|elimin*|absorb*|reaccion*
        no ..1 te|le ..1 va|van|deberia ..1 a doler|arder|picar|pasar|molestar|quedar
        no ..1 te ..1 dolera|ardera|molestara
        deshinchad*|desinflamad*
        tomate|toma|controla|mide* ..2 presion|temperatura|fiebre
        !! a las #4-40 semanas
        mientras mas ..2 mas|mejor
        en|con ..1 una|un ..1 sola|sesion ..3 va|quita|desaparece|mancha*
        no ..1 lo|la ..1 mojes|laves|toques|tapes|destapes|saques
        espera|esperar|esperes ..3 pase|baje|quite|mejore|cicatrice
        ya ..1 se te ..1 quita*|pasa*|ira|va
        no ..1 tiene importancia|gravedad|relevancia
    """,
    "self_harm": """
        seguir viviendo
        ~vivir asi
        animo|fuerza ..4 todo|va|pasar|eres|vida|linda
        vida ..2 bella|linda|hermosa|vale|sigue
        no ..1 digas ..1 eso|esas
        todo ..1 va ..1 a ..1 pasar|mejorar|estar
        tienes ..3 razones|motivos|vivir
        no ..1 estas sola|solo
    """,
    "refund": """
        ~devolv*|devuelv*|devolucion*
        ~reembols*|~reintegr*|compens*|indemniz*
        refund*
        money back
        nota de credito
        bonific*|abonaremos|te abonamos
        te regal*|sin costo ..2 por ..2 molestia*|inconvenient*|problema
        te|le ..1 regalamos|regalare|damos|ofrecemos ..4 sesion|descuento|retoque|gratis|molestia*
        por|cuenta ..1 de|las ..1 nuestra|casa|molestia*|inconvenient*
        cuenta nuestra
        revers*|haremos ..3 revers*|devol*|reintegr*|reembols*
        reverso|reversa|reversar*
        dinero|plata ..4 vuelta|cuenta|devuel*|tarjeta
        compensac*|indemn*
        estorn*|reembols*
        abono|descuento|credito|sesion|cupon ..3 por|como ..2 mala|molestia*|error|experiencia|compens*|inconven*
        process ..2 refund
        procesar*|gestion*|tramit* ..3 devol*|reembols*|revers*
    """,
    "complaint": """
        error|culpa|falla|negligencia ..3 nuestra|nuestro|clinica|doctora|doctor
        nuestra|nuestro ..2 error|culpa|responsabilidad|falla|negligencia
        asumimos|reconocemos ..4 error|responsabilidad|culpa|gastos|costo*
        demanda legal|abogad*|*sernac*|denunci*
        ~reclamo*|queja*
        culpa|error|equivocacion|falla ..4 profesional|nuestro|nuestra|doctora|clinica|atendio|equipo
        fue|hicimos|cometimos ..2 error|mal|culpa
        nos ..1 hacemos|haremos|hago ..2 cargo|responsable*
        asumimos|reconocemos|responsabilidad|responsables
        tienes ..2 razon
        admit*|reconoc*|lament*|disculp* ..4 falla|error|daño|mal|equivocacion|perjuicio
        error|falla|equivocacion ..2 que ..1 cometimos|tuvimos
    """,
    "minor": """
        sobrin*|hij*|niet*|herman* ..3 {UNDER}
        tu|su hija|hijo ..3 {UNDER}
        a tu edad
        permiso|autorizacion ..3 papas|padres|mama|apoderad*|tutor
        menor|menores ..3 edad|puede*|#1-18|con
        adolescente*|niño*|niña*
        {UNDER} años ..6 puede*|hacer*|autoriz*
        a los #10-17|quince|dieciseis|diecisiete se|ya|puede*|años|no|con|atend*|hacemos
        desde los #10-17
        hij*|niñ*|niet* ..3 #1-17
    """,
}
"""Held besides everything that is held in a patient's message, by the name of the danger."""

REPLY_IDIOMS = """
#1-999 #100-999
valor|precio|cuesta|sale|vale|total|pago|abono ..3 #1-999
gracias ..2 paciencia
hija|hijo ..1 #1-100 cada|de|descuento
no va a doler ..1 bolsillo
a las #0-23
a todas|todos nos pasa

dolores {SURNAME}
sala|zona|rincon|juguetes ..3 niños
viene|formato|envase|frasco|tubo|trae|por|de ..2 #1-500 ml
#1-500 ml ..2 cuesta|vale|a|de
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
  comuni* ..4 ~persona|~alguien|~humano|~ejecutiv*|~encargad*|recepcionist*|secretari*|operador*|agente|asesor*|
  ~doctor*|dra|dr|administrador*|jefe|jefa|gerente|supervisor*
que ..2 llame|conteste|responda|atienda|hable|escriba ..2 ~persona|alguien|humano|ejecutiv*|encargad*
~quiero|necesito|prefiero|quisiera|dame|deme ..1 ~persona|humano|~ejecutiv*|~recepcionist*|operador*
~ejecutiv*
asistente|agente humana|humano
no ..2 ~quiero|gustan|gusta|hablo|hablar|entiende|sirve ..4 ~robot*|bot|bots|maquina*|grabacion*|automatic*|chatbot|
  contestador
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
