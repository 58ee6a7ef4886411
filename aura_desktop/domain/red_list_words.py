"""The red list's phrases, as domain/phrases.py reads them; a line each.

`!` holds whatever is asked around it, `!!` whatever else is there; `-` is not severe. The rest is severe,
and let through where domain/red_list_excuses.py says that the words are meant otherwise.
"""

LISTS = {
    "BODY": "{FLESH} lado punta area zona pie pies mano manos dedo* cabeza oido* corazon",
    "FLESH": """
        ~labio* boca nariz ojo ojos ojito ~parpado* ceja cejas ~frente cara carita menton ~mejilla* pomulo*
        ~cachete* mandibula cuello pecho pierna* brazo* piel herida* oreja* espalda guata abdomen lengua
        garganta axila* ojera* gluteo* bigote papada escote lip lips cheek cheeks face nose eye eyes jaw forehead
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
    "FALLEN": """
        chuec* torcid* torc* caid* caido cayo cayendo cae virad* ladead* desviad* disparej* dormid* paralizad*
        tiesa tieso
        asimetric* levantad* hundid* congelad* rigid* lado
    """,
    "SELFMADE": "ponerme ponermelo ponerse inyectarme aplicarme aplicarmelo inyectarmelo autoinyect* pongo ponermela",
    "MARK": "granit* grano* puntit* manchit* mancha* moreton* bultit* costrit* costra* pelotit* ronchit* marca*",
    "LIFE": "vida vivir existir seguir existencia",
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
ando|estoy|voy|toy|tengo de #2-9 meses
ando|estoy|voy|toy ..2 semana #4-41
gordit* ..2 #2-9 meses
buscando|buscamos|encargando|encargar|encargo|intentando|planeando ..2 bebe|guagua|hijo|familia|embaraz*
expecting|trimester
due date
trying ..3 baby|pregnant|conceive
esperando|espero ..2 bebita|bebito|guaguita|nenita
trimestre|ecografia|gineco*
mi matrona
regla|menstruacion|periodo ..3 no|atras*|falt*|dias|semana*
test ..2 embarazo|positivo|dio
recien|acabo ..2 parir|parto|guagua|bebe|dar
tuve ..3 guagua|bebe|cesarea|parto
pechuga|pechugas ..3 guagua|bebe|leche
gravid*|gestação|bebe|amament*
melliz*|gemel*|trilliz*
.encargando
#4-41 weeks
no ..1 me|le baja ..3 hace|mes|meses|semanas|regla
perdi|perdio|perdida ..2 bebe|guagua|embarazo
aborto|legrado|inseminacion|ovul*
#4-41 semanita*
cigueña
test|prueba ..3 rayita*|rayas|lineas|positiv*
segundo|tercer|cuarto|quinto|sexto|septimo|octavo|noveno mes
recien ..1 nacid*
saco|extraigo|sacarme ..1 leche
fiv|icsi|fertilizacion|in vitro
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
lidocain*|emla|anestesia|anestesic* ..4 casa|sola|horas|puse|pongo|eche
crema|pomada|unguento|gel|locion|retinol|acido ..4 veces|aplico|pongo|echo|cortic*|receta*|dieron|dio
aplico|pongo|echo|unto|uso ..3 crema|pomada|unguento|gel|locion|retinol|acido|lidocain*
tableta*|gragea*|sobre*|ampolla*|supositorio*|gotita*|cucharada* ..4 doy|dar|tomo|tomar|tome|puedo|cuant*|mama|cada
media|medio|dos|tres tableta*|gragea*|pastilla*|comprimido*
cuant* ..1 unidades|ml|mililitros|cc|jeringa* ..4 pus*|pon*|me|inyect*|neces*|yo|aplic*
vend* ..4 {SELFMADE}
{SELFMADE} ..3 sola|solo|mism*|casa|yo
inyect* ..2 yo|sola|mism*|casa
toler* ..3 anestesia|remedio*
unidades ..4 necesito|faltan|pusieron
tratamiento ..2 medico|siquiatr*|psiquiatr*|oncolog*|hormonal
! estrogen*|nicotina|heparina*|ginkgo|suplement*|vitamina* ..3 tomo|tomando|uso|puedo|suspend*|parche*|pongo|inyect*
tomo|tomando|uso|inyecto|pongo|suspend* ..4 estrogen*|nicotina|heparina*|ginkgo|omega|suplement*|hierbas|naturales|
  gotas
parche*|parches ..2 nicotina|hormonal*|estrogen*|anticoncep*
me|ya ..1 tome un|una|dos|tres|otra|otro
paraceta*|kitadol|migraleve|aspirinet*|viadil|dolgenal|trioval
! medicament*|farmaco*
tratamiento ..3 tiroid*|presion|diabet*|depres*|ansiedad|hormon*
retinol|acido*|crema* ..4 dejo|dejar|suspend*|antes|uso
dejo|dejar|suspendo|suspender ..3 retinol|acido*|crema*|tratamiento
anestesi*|adormec* ..3 antes|casa|yo|sola
profilaxis|quimio
con que ..2 me ..2 anestesi*|seco|desinflam*|calm*
hipoglos|caladryl|dermaglos|povidona|matico|arnica|neobacitracina|mentholatum|voltaren|aloe
puedo|debo|sirve ..2 echar|echarme|untar|untarme|tomarme|inyectarme
receta ..3 crema|doctora|medic*|remed*|pastilla*|gotas
betablo*|cannabis|marihuana
vacune|vacunaron|vacunado|vacunada|vacunarme
! tomo|tomando ..1 litio|hierro|calcio|insulina|hormonas|anticoncep*|corticoid*|antidepre*
auto|yo inyect*
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
- mira|mire|miren|vea|vean ..1 como|lo|esto ..3 {BECAME}|quede|quedo|salio|dejaron|tengo|amaneci|esta
- que ..2 salio|aparecio|tengo|es ..2 aca|aqui|aki|ahi ..1 .dra|doctora
- que ..2 me|le ..1 salio|aparecio
- es|sea|son|si ..4 melasma|peca*|rosacea|hongo*|acne|lunar*|manchas ..1 o
- que ..2 lunar|mancha|grano ..3 es|esta|este|tengo
- que tipo|clase ..1 piel|acne|mancha*
- dice*|digan|diga ..3 grave|normal|malo|peligros*
- esto ..1 que ..1 tengo ..3 es|sera|seria|tiene|ser
- mirar*|mirarme|verme|revis*|evalu* ..4 lunar|mancha|grano|verruga|bulto|piel|cara|foto|caso
- mir*|ve*|revis* ..1 por foto|fotos
- que ..2 es|sera|seria ..1 esta|este|ese|esa ..1 mancha*|grano*|bulto*|bolita*|herida|marca*|cosa|pelota*|rojo*
- si ..1 esto es
"""
