"""The red list's phrases, as domain/phrases.py reads them; a line each.

`!` holds whatever is asked around it, `!!` whatever else is there; `-` is not severe. The rest is severe,
and let through where domain/red_list_excuses.py says that the words are meant otherwise.
"""

LISTS = {
    "BODY": "{FLESH} lado punta area zona pie pies mano manos dedo* cabeza oido* corazon",
    "FLESH": """
        ~labio* boca nariz ojo ojos ojito ~parpado* ceja cejas ~frente cara carita menton ~mejilla* pomulo*
        ~cachete* mandibula cuello pecho pierna* brazo* piel herida* oreja* espalda guata abdomen lengua
        garganta axila* ojera* gluteo* bigote papada escote lip lips cheek* face nose eye eyes jaw forehead
        chin rosto pele cicatriz rodilla* cachetito* hocico testa muslo* ingle bikini tobillo* labial surco*
        sien estomago hombro* codo* nuca encia* muela* diente* musculo* hueso* nervio* pezon* seno* ombligo
        ganglio* poto
    """,
    "BECAME": "puso pusieron poniendo pone ponen quedo quedaron volvio volvieron turned turning ficou",
    "PALE": "blanc* ~palid* white pale branc* transparent*",
    "DARK": """
        morad* morao negr* oscur* azul* azulad* gris* violet* verdos* purpura lila rox* black
        purple blue dark marmorea* verde
    """,
    "RED": "roj* colorad* ~enrojec* rojiz* irritad* red vermelh*",
    "MONTHS": "semana* semanita* mes meses mesecito*",
    "PAST": """
        hice hicieron hizo puse pusieron puso inyecte inyectaron inyecto pincharon pincho pinche aplicaron
        operaron operé colocaron despues desde ayer anoche amaneci desperte sigue sigo todavia aun
        since after yesterday desde
    """,
    "CARE": """
        laser botox depilacion depilarse cera relleno* peeling limpieza* facial hydrafacial hilo hilos
        tratamiento* procedimiento* sesion sesiones hidrafacial endolift toxina inyeccion inyecciones
        microneedling dermapen lifting vacuna* bichectomia mesoterapia plasma prp rinomodelacion
        labios aguja agujas eso perfilado bigote axilas bikini rebaje pinchazo* endolaser masaje*
    """,
    "KIN": """
        hija hijo hijita hijito sobrin* niet* herman* prim* ahijad* nene nena niño niña niñita niñito
        polol* daughter niece nephew filha filho cabr* hijastr* alumn* bendi
    """,
    "UNDER": """
        #1-17 cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diesiseis
        diecisiete diesisiete
    """,
    "YEARS": "año* añito* years yr yrs",
    "TREATMENT": """
        laser botox depilacion relleno* peeling limpieza hilos toxina hydrafacial endolift mesoterapia
        plasma bichectomia rinomodelacion microneedling dermapen lifting
    """,
    "SURNAME": "ficticia ficticio ejemplo gonzalez perez soto rojas diaz muñoz silva contreras",
    "STATE": """
        tengo tiene siento siente estoy ando amaneci amanecio desperte desperto quede quedo esta tenia andaba
        parece parezco salio salieron aparecio dio da daba veo noto note viene vino hizo puso my feels tenho estou
    """,
    "HERE": "zona labio* cara ojo* parpado* herida punto* piel nariz frente",
}

PREGNANCY = """
atraso ..2 semanas|dias|semana|mes|regla
no me llega ..3 periodo|regla|mes
voy|vamos|va ..1 ser ..1 mama|papas|padres
guata|guatita|panza|pancita|barriga ..1 de #1-9 {MONTHS}
regla|periodo <4> llegado|llega|llego|atras*|baja|bajado
leche materna
dulce espera
mi|del|fecha|dar ..1 parto|luz
feto
~preñad*
esperando ..2 hijo|hija|mellizos|gemelos|varon|niña
*embaraz*
~embarazada*|~embarazo*|enbaras*
esper*|tendre|tuve|vamos|tener|nacio|tenemos ..3 guagua*|guaguita*|bebe|bb
guagua*|guaguita*|bebe|bb ..6 pecho|teta|leche|papa|toma
doy|dando|dar|da|dandole|toma ..2 pecho|teta|pechuga|papa
~lactancia*|lactando|lactante
~amamant*
encinta|preñada|gestacion|gestante
#4-41 {MONTHS} ..3 ~embarazo|gestacion
tengo|con|estoy|voy #4-41 semana*
estoy de #1-41 ..1 {MONTHS}
! test|prueba <4> positivo|positiva
positivo ..2 test
quede esperando
cesarea|postparto|posparto
di a luz
fertilidad
~pregnant|pregnancy|~breastfeeding|nursing
~gravida|gravidez|amamentando|gestante
me atrase ..4 regla
"""

_DRUGS = """
~ibuprofen* ~paracetamol* amoxi amoxicilin* ~antibiotic* antiviotic* ~antiinflamatori* ~analgesic*
~aspirina* ~anticoagulant* anticuagul* ketorolac* ketoprofen* keto diclofenac* naproxen*
tramadol* clonazepam* ravotril sertralina* fluoxetin* alprazolam* escitalopram* quetiapin* warfarina*
neosintron acenocumarol rivaroxaban losartan* metformin* insulin* levotiroxin* eutirox prednison*
cortico* betametason* ~corticoid* roacutan* roaccutan* roacuttan isotretinoin* acnotin aciclovir*
valaciclovir loratadin* cetirizin* clorfenamin* desloratadin* metamizol dipiron* ciprofloxacin*
azitromicin* clindamicin* cefadroxil* flucloxacilin* omeprazol* migranol tapsin nolotil celecoxib
meloxicam* mupirocin* ozempic semaglutid* tylenol advil aspirin antidepresiv* anticonceptiv*
ansiolitic* antihistaminic* melatonina diuretic* cefalexin* platsul furacin bepanthene
retinoico tretinoin* minoxidil finasterid* fenterm* fentermina hormona*
"""
LISTS["DRUG"] = _DRUGS

MEDICINE = """
con que ..2 curo|curar|limpio|desinfecto|lavo
que me ..1 pongo|echo|unto|aplico
*silina*|*misina*|*profen*|*metason*|*azepam|*sartan*|*statina*|*floxasin*|*oxicam*|*fenaco*
*conazol*|*prazol*|*parina*|*siclovir*|*predniso*|*cortison*|*cortiso*|*istamin*|antialergic*|*dipino
tramal|aines|aine|dexa|migranol|eutirox
cuanta*|cuantas gotas
suspend*|dejar ..2 {DRUG}|tratamiento|remedio*|pastilla*
me inyecte
recet* ..3 medic*|dio|dieron|puede|pueden|algo
que ..3 recomiend* ..3 para ..2 inflam*|picazon|dolor|herida
! {DRUG}
~remedio*|~remedito*
~medicamento*|~medicacion|medicina*|medicin*
~pastilla*|pastiya*|~comprimido*|capsula*|jarabe*
~dosis|dosificac*
! #1-2000 mg|miligramos|gotas
tome|tomo|tomando|tomar|tomarme|tomamos|tomaba|tome ..2 algo|remedi*|pastill*|mg
que ..3 tomo|tomar|tomarme|tome|echo|echar|echarme|unto|hecho
me tomo|tome ..2 para|algo
cuanto|cuantas|cuantos|cada ..5 tomo|tomar|tomarme|tomarla*|tomarlo*
puedo|debo|tengo ..2 tomarme|inyectarme|automedic*
receta ..3 medic*|remed*
crema* ..2 con ..1 cortic*
crema ..2 echo|hecho|pongo|aplico
relajante muscular
~inyeccion ..3 muscular|intramuscular
medicine*|medication*|meds|pills|pill|dosage|painkiller*|antibiotic*
what|which dose
suero ..2 oral|fisiologico
"""

PHOTO_DIAGNOSIS = """
- foto*|fotito* ..8 vea|mire|vean|miren
- foto*|fotito*|imagen ..8 dices|dice|digas|ser|opinas|ves|ve
foto*|fotito*|imagen*|imagenes ..8 tengo|sera|evalu*|diagnostic*|grave|cancer|hongo*|melasma|revis*|opin*|normal
- evalu*|diagnostic*|revis*|decir|digan|diga|dicen|sirve ..6 foto|fotos|fotito*|imagen|imagenes
! lunar|lunares|verruga*|mancha ..6 cambio|crecio|creciendo|raro|rara|malo|mala|sangra|cancer*|forma|maligno
! es|sera|tengo|si ..3 ~cancer|melanoma|hongo|hongos|tumor|maligno
- que ..3 es|sera ..1 esto|eso ..4 salio|aparecio|tengo|sale|en
- que ..2 tendre
- sera ..2 grave|malo|normal|infeccion
- es|sera|seria ..1 grave|preocupante
- es normal
- normal que|esto
- is ..2 normal
- what ..3 this ..5 skin|face|lip|mole|spot
- isso|isto ..2 normal
! diagnostic* ..4 foto*
"""

SELF_HARM = """
! mejor|prefiero ..1 me mato|muero
! me ..1 .mato
! .matarme
! no ..1 quiero|puedo|encuentro ..3 .seguir
! ending|end|ended ..1 it|everything ..1 all
! feel|feeling like ..1 dying|ending
! terminar|acabar con ..1 mi|esta vida|existencia
! cansada|cansado ..1 de ..1 todo|seguir|existir
! me rindo|despido
! perdi ..2 ganas ..2 vivir|todo
! dejar ..1 de existir|vivir
! razon|razones|motivo|motivos ..2 vivir|seguir
! nada ..2 sentido ..3 mi|vida|ya
! no haber nacido
! nunca haber nacido
! tirar*|tirarme|tiro|lanzar*|saltar ..3 metro|tren|puente|balcon|ventana|edificio|piso|auto|camion
! ahorcarme|colgarme|envenenar*|dispararme|pegarme ..1 tiro
! ahorcarme|colgarme|envenenarme
! quiero|ojala|deseo ..2 que se acabe|termine
! no ..1 puedo|doy mas ..2 con ..2 todo|esto|vida
! acabar|terminar con ..1 todo
! chao|adios mundo
! me ..1 ~quiero|quisiera|voy ..1 ~matar
! no ..1 ~quiero|quisiera ..2 viva|vivo|existir|estar
! no ..1 aguanto|soporto|puedo ..3 vida
! pienso|pensando|pensado|penso|piensa ..3 muerte|~morir|morirme
! si|que|cuando ..1 me ~muero|muera ..3 nadie|mejor|todos
! nadie ..4 me muero|muera|muriera
! cortes ..3 brazo*|muñeca*|pierna*|muslo*
! no ..2 despertar|despierte|desperte
! autolesion*|autoflagel*
~depresion|deprimid*|depresiv*
! ~cansada|cansado|harta|harto|aburrida ..2 vivir|vida
! sin|no ..2 ganas ..3 vivir|nada
! dont|not|no ..2 want|reason ..2 live|live|living|alive|exist
! better off dead
! vida ..2 no ..2 sentido|vale|importa
! despedirme ..4 todos|mundo|vida
! ~quiero|quisiera|quiciera|kiero|gustaria|ganas|deseo|prefiero ..2 ~morir|morirme|morirm|muerta|muerto|matarme
! me ..2 ~quiero ..2 ~morir
no ..1 ~quiero|quisiera|puedo|deseo ..2 seguir ..1 viviendo|aqui|aca|asi
! no ..1 ~quiero|quisiera|deseo|kiero|ganas ..3 vivir|viviendo|existir
! ~quiero|quisiera|voy|pensado|penso|ganas|pensando|idea|ideas ..3 ~suicid*|matarme|morirme|morir
! ~suicid*|*suicid*
! quitarme|quitarse|quito|acabar|terminar|sacarme ..3 vida
! matarme
! mejor|deberia|estaria ..2 muerta|muerto
! mejor ..1 no ..1 estar|existir|haber|despertar|vivir
! sentido ..3 vida|vivir|seguir
! ganas de vivir
! vivir asi
! hacerme|hago|haciendome|hice daño|daño
! ~corte|corto|cortarme|cortando|cortandome|cortado ..3 venas|muñeca*|brazo*|piernas|muslo*
! quiero|quisiera ..1 desaparecer ..3 mundo|todo|siempre
! no ..2 despertar ..1 mas|nunca
! quisiera|quiero no despertar
! ~tome|trague|tomado|tomar ..2 todas|todos|frasco|caja|tira|sobredosis ..3 pastilla*|remedio*|caja|frasco
! sobredosis
! siento que ..1 me muero|muero
me estoy muriendo
! no doy mas ..8 vida|vivir|despertar|morir|mundo
! want ..2 die|dead
! kill|hurt|harm|cut myself
! end ..1 my life
! suicide|suicidal
! quero ..1 morrer|me matar
! no vale ..3 vivir|vida
"""

COMPLAINT = """
- pidiendo|esperando ..1 respuesta|solucion
- mala|pesima praxis
- hicieron|quedo|dejaron ..2 a medias|medio
! tribunal*|juicio|querella*
- robaron ..2 plata
- arruin*|destruy*|destroz*|cagaron|cagada|cagazo
- desagradable*|antipatic*|despota|altaner*
- mala onda
- muy|super|tan|re .mal
- que ..1 rabia|decepcion|chasco|desilusion
- ~esperaba ..1 otra|mas|mejor|algo
- desilusion*|decepcion*
! acciones|asesoria|medidas ..1 legal*
- que|muy|super|pesimo|tan ..1 mal|malo|mala ..1 servicio|atencion|trato|todo
- hicieron|hizo|aplicaron|dejaron ..1 mal|pesimo
- poco ..1 profesional*|serio*|etic*
- nunca|nadie|no ..2 responden|respondieron|contestan|contestaron|contestado|respondido
- public*|subir|contar ..4 redes|instagram|facebook|google|tiktok
- no ..1 me gusto
- siguen|sigue ..1 saliendo pelos|manchas
- arreglen|arreglar|solucion*|responsabili*|compens* ..4 {PAST}|mal|esto|ustedes
- engañaron|engañada|engañado|engaño|engañan|mentiros*|mintieron|chant*|abusador*|ladron*
- ~irresponsab*|vergonzos*|indignante|inaceptable*|deplorable
~demandar|demandarlos|demandarl*|demandare|demando
poner|interpondre|hacer|una ..1 demanda
*sernac*
mi|mis|un|una|con|los|nuestro|sus ..1 abogad*
~denunci*
~negligencia*|negligent*
*superintendencia*|seremi
- ~reclamo|~reclamar|reclamos|~reclamacion|reclame
- ~queja*|kejarme|quejarme
- mala|pesim*|horrible|malisim*|pésimo ..2 atencion|servicio|experiencia|trato|trabajo|actitud
- atencion|servicio|experiencia|trato ..4 mala|pesim*|horrible|malisim*|malo
- pesim*|~horroros*
- no ..1 quede|estoy|fue|esta ..2 conforme|content*|satisfech*|feliz
- ~disconforme*|descontent*|decepcionad*|inconforme|insatisfech*
- ~estafa*|estafador*|estafad*
- funar*|funa|funas
- me dejaron|dejo ..3 mal|peor|chueca|pesimo|horrible|una|fea|fatal|deforme|igual|asi
- quede|quedo|quedaron|kede ..2 chuec*|peor|mal|horrible|fea|dispareja*|asimetric*|desfigurad*|disparej*
- ceja|labio|lado ..3 mas ..1 arriba|abajo|alto|grande|chico
- ~asimetri*
- no ..2 hizo|funciono|sirve|sirvio|resulto ..2 nada|efecto|nunca
- no ..1 funciono|sirve|sirvio
- no se nota nada|cambio
- molest*|indignad*|enojad*|furios* ..3 con|por|trato|ustedes
- falta de respeto|profesionalismo|etica|seriedad|criterio|compromiso|educacion
- nadie ..2 responde|contesta|respondio|explico|contesto|atendio
- ~esperando|esperar|espere ..3 hora|horas ..4 pesad*|nadie|nunca
- tuvieron esperando
- ~pesada|pesado|maleducad*|groser*|prepotent* ..3 ustedes|señorita|recepcion*
- señorita|recepcion* ..4 pesad*|maleducad*|groser*|prepotent*
- nunca mas
- que verguenza ..2 de|atencion|clinica|servicio
- ~complaint|complain|disappointed|unacceptable|rude|scam|awful|terrible
! lawyer|sue|lawsuit|attorney
- reclamaçao|reclamacao|pessimo
"""

REFUND = """
- deben|debe ..1 plata|dinero
- cancelar ..4 dinero|plata|devuelv*
- quiero|denme|den|dar|devuel*|necesito|pasen ..3 plata|dinero
- pague|pago|cobraron ..1 de ..1 mas|demas
- pague demas
- que pasa ..3 que ..2 pague|abone
- perdi ..1 plata|dinero|abono
- rebajaron|descontaron|cargaron|cobraron|cobrando|cobro ..2 dos|doble|algo|cosas|todo|mal|demas|2
- regres* ..3 dinero|plata|pago|abono
- cobraron ..6 no ..1 me|hice|pedi|corresponde|autorice
- ~devolver|devuelv*|debuelv*|devolv*|devueltas|devuelto|devuelta
- ~devolucion*
- ~reembols*
- ~reintegr*
- plata|dinero|lucas ..2 vuelta|atras
- exijo|quiero|recuperar|perdi ..2 mi|la|el ..1 plata|dinero|abono|pago
- cobraron|cobro|cobrado|cobran|cargo|cargaron|descontaron|pago ..3 dos|2|doble|dema*|mas|mal|indebid*|extra
- cobraron ..1 #2-3
- doble|mal|indebido|duplicado ..1 cobro|cargo|pago
- anul* ..2 compra|pago|pack|transaccion
- retract*
- reversa*
- ~refund*|chargeback|reimburse*
- money ..2 back
- dinheiro ..2 volta
- estorno
"""

MINOR = """
! tengo|tiene once|doce|trece|catorce|quince|dieciseis|diecisiete
{KIN} ..2 de|tiene|cumple|con {UNDER}
a los #10-17 se|puedo|puede|ya|atienden|hacen
los de #12-17 pueden|puede
es|son|somos|soy ..1 ~menor|menores
amig* ..2 de #10-17
! tengo|tiene|tenho|im|is .{UNDER}
! tengo|tiene #10-17 mi|con|hay|no|si|es|soy|y|o|pero|puedo|quiero|me|ya|recien
{KIN} ..5 colegio|liceo|octavo|septimo|sexto|kinder|basica|medio|media|escolar
{KIN} ..4 cumplir #1-17
{KIN} ..2 .#8-17
liceana|liceano|quinceañer*
edad ..3 minima|desde|atienden|puede*
desde que edad
! {UNDER} {YEARS} ..8 hacerme|hago|ponerme|permiso|depilarme|puedo|ir|sola|mama
! tengo|tenho|cumpli|yo|tiene|tem|con {UNDER} añito*|años
! tengo|tiene solo|recien|casi|como|apenas {UNDER}
! ella|el tiene {UNDER}
! tengo|tenho|tiene|soy|im|am|is|turning|tem {UNDER} {YEARS}
! tengo ..1 {UNDER} y|puedo|se|quiero|pero|me|ya
! im|am #10-17
my|our son|brother|sister ..3 {UNDER}
{KIN} ..4 {UNDER} ..1 {YEARS}
{KIN} de|tiene|tem|cumple|cumplio|con|is|turns|solo|son {UNDER}
{KIN} de|tiene|cumple|cumplio ..1 {UNDER}
{KIN} ..2 tiene {UNDER}
~menor|menores de edad
~menor|menores de 18
under 18
underage|minor|teenager
~adolescente*
atienden|aceptan|para|hacen|trabajan|puede ..2 niños|niñas|niñito*|niñitas|cabros|menores
para mi|una|un niña|niño|hijita|hijito|nieta|nieto
aun|todavia no cumplo|tengo #18-18
no cumplo|cumplido #18-18
cumplo #13-18 ..3 en|mañana|proxim*|este|el
primero|segundo|tercero|cuarto|octavo|septimo|#1-4|1ro|2do|3ro medio|basico
voy|estoy en ..1 colegio|media
{UNDER} añito*
"""
