"""Ways to tell that something is wrong with a body, whatever the words for it: shapes, not signs.

Marks and lists as in domain/red_list_words.py. Read sentence by sentence, and only when no sign
with a name was found.
"""

TELLING = """
no ..1 puede|pueden|podia|logra|puedo|pude|logro|consigo ..2 {FUNCTION}
me|le cuesta|cuestan|costo|cuenta ..1 {FUNCTION}
no {STOPS} ..3 {BODY}
{BODY} ..3 no ..2 {STOPS}|siento|responde
me|le|les ..1 esta|estan|anda|andan|sigue|siguen saliendo|creciendo|formando|apareciendo|pasando|dando|botando
se palpa|toca|percibe
toco|palpo|aprieto ..3 {BODY}|duro|dura|algo
parezco|parecia|pareciera|parezcamos
{STATE} ..2 como ..1 un|una|unos|unas|si|con|de|que|el|la|los|las|{DEVIANT}|{DARK}|{PALE}
mi|su|la|el|mis|sus {FLESH} ..2 anda|andan|viene|amanecio|amanecieron|sigue|siguen|se|me|le|hizo|puso
{STATE} ..3 {DEVIANT}
{FLESH}|cuerpo|zona|lado|parte ..4 {DEVIANT}
{DEVIANT} ..3 {FLESH}|cuerpo|zona|lado
{BECAME} ..3 {DEVIANT}|fea|feo|feas|feos|peor|mal
cosa|cuestion|cuestión|cuestioncita|custion|algo|wea|cosita ..3 {DEVIANT}|fea|feo|mal|peor|dur*|{DARK}|{PALE}|{RED}
tengo|hay|siento|salio|quedo|noto|aparecio ..1 algo|cuestion|cosa|cosita|wea
donde|ahi ..2 me|le|la|nos ..1 {GAVE}
por lo|eso|esa que ..1 me|le|nos|les ..1 {GAVE}
desde que ..1 me|le|la ..1 {GAVE}|hice|puse|atendi|atendieron
desde que ..1 fui|vine|sali|salio|llegue|fue
{AFTER} ..3 {CARE} <8> {STATE}|se|sigo|no
desde ..2 {CARE} <8> {STATE}|me|se|sigo|no
sigue|siguen|sigo|seguimos|esta ..1 igual|peor|mala|malo|malita|enferm*|asi
va|van|esta|estan|ando|amaneci|amanecio|cada vez|dia ..2 peor|empeorando
empeor*
van|llevo|lleva|hace ..2 #2-60 dias|semanas|horas ..3 asi|igual|con|sin
ya ..1 van #2-60 dias|semanas|horas
peg* ..2 un|el ojo
alguien|doctora|dra|ayuda|porfa ..3 ~ayuda|ayudeme|ayudame|ayudenme|auxilio|socorro
~ayuda|ayudeme|ayudame|ayudenme|auxilio|socorro|urgente ..3 porfa*|favor|pls|doctora|dra|que
que hago
my {FLESH} ..2 is|are|feels|looks|has|got|went|keeps|hurts|turned|wont|isnt
his|her {FLESH} ..2 is|are|feels|looks|has|got|went|keeps|hurts|turned|wont|isnt
i|ive|im|it ..2 {ILL}
there|theres ..2 {ILL}|coming|something
something ..3 wrong|off|weird|strange|bad|isnt
cant|cannot ..1 {FUNCTION}|stop|move|feel|close|open|walk|sleep|breathe|swallow|smile|talk|eat|stand
meu|minha|meus|minhas|o|a|no|na {FLESH} ..2 ficou|esta|ta|tá|estao|nao|amanheceu|caiu|parece
ficou|fiquei|amanheci|acordei ..3 {DEVIANT}|{FLESH}|{DARK}|{PALE}|{RED}|estranh*|mal|pior|torto|torta|dormente
tem|tenho|apareceu|saiu|estou|to|com ..2 {ILL}
estou|to ..1 com|sentindo|passando
!! no ..1 se me|le ..1 pasa|quita|baja|va|cierra|cura|alivia|cayo|sale|despierta
algo ..2 paso|pasa|pasando|rompio|salio|cambio|corrio|movio ..2 mal|raro|dentro|cara|zona|ahi|.paso|.rompio
algo ..1 .paso|.rompio
"""
"""Somebody tells of a change, of something that does not work or does not end, or of where it was done."""

HARMLESS = """
se me|le|les|nos .paso
se me|le|les|nos ..1 paso|pasa|complic* ..3 hora|tiempo|dia|fecha|plazo|promo*|cita|avisar|responder|venir|llegar|
  ir|micro|mañana|hoy
se me .complic*|complico
se me|le|les|nos ..1 olvid*|dificult*|perdi*|pierde|borr*|quedo|quedaron|atras*|cruz*
se me junt* ..3 todo|cosas|hora*|compromis*|pega|reunion*|hoy
se me|le|les|nos ..1 antoj*|ocurr*|acab*|termin*|venc*|vence|adelant*|alarg*|vino|present*|ofrec*|agradec*|descarg*
se me|le|les|nos ..1 asign*|inform*|dijo|indic*|explic*|promet*|entreg*|envi*|confirm*|agend*|acomod*|cobr*|pid*|
  hace
se me|le|les|nos ..1 puede|pueden|podria|podra|aplica|aplique|descuenta|suma|debe|arma|dio|avis*|llam*|deb*
se me|le|les|nos ..1 enferm*|murio|corto|corta ..4 {KIN}|perr*|gat*|llamada|internet|luz|señal|celu*|telefono|wifi
se me|le|les|nos ..1 cayo|cae|rompio|echo|fue|mojo|quebro ..4 plan|sistema|pagina|celu*|telefono|internet|wifi|
  llamada|señal|bus|micro|metro|avion|vuelo|hora|auto|dato*|dia|tiempo|plata|idea|lente*|pelo|perder|pantalla|onda
se me hizo tarde|corto|largo|imposible|facil|dificil|agua|caro|eterno
no ..1 puedo|podia|pude|podre|puede|logro|consigo|podemos ..3 {DESK_DO}
no ..1 .puedo|.podre|.pude|.podia|.puede|.podemos
no ..1 puedo|podria|podre|pude|podia|logro mañana|hoy|ese|esa|este|esta|el|los|antes|despues|tan|por|porque|hasta|
  esos|en|a|lunes|martes|miercoles|jueves|viernes|sabado|domingo|creer|ahora|tener|pero|asi
no ..1 puede ser
no ..1 puedo|pude|podia|puede abrir|ver ..4 {DESK_WORD}|historia*|agenda|catalogo|pdf|archivo|foto*|video*|web|mail|
  whatsapp|puerta
cuanto|cuantos|que|q|como|caro ..4 me|le cuesta|cuestan|costo|cuestas
me|le cuesta|costo ..1 {DESK_DO}|#1-9999999|lo|mas|caro|menos|muy|un|decidir*|elegir|entender|creer|lejos|tiempo|
  baj*|adelgazar
no ..1 me|le|se|les ..2 {STOPS} ..4 hora|horas|pagina|link|app|tarjeta|pago|web|mail|correo|archivo|foto*|video*|
  plata|ganas|puerta|porton|ascensor|tiempo|mensaje*|audio*|transferencia|promo*|descuento*|codigo|cupon|sistema|
  nadie|cabeza
link|pagina|app|tarjeta|pago|web|mail|correo|archivo|foto|puerta|porton|sistema|audio|codigo|
  cupon ..3 no ..2 {STOPS}|responde
no ..2 pasa nada
cuanto|como|cuento|cual|que|en ..3 me|le|les sale|salen|saldria|salio|aparece
me|le|les sale|salen|salio|salieron|aparece|aparecio ..3 barato|barata|caro|cara|gratis|error|bien|perfect*|pagina|
  link|valor|precio|total|mensaje|viaje|reunion|turno|trabajo|pega|imprevisto|compromiso|panorama|cuenta|rechazad*|
  opcion|ocupad*|disponible|agotad*|cacho|convenient*|promo*|aviso|publicidad|#0-9999999|mas|mejor|hora|horario*|
  correo|pelo|pelos|cana|canas|boleta|que|instagram|nada|cobro|cargo|anuncio|vello*
lo siento
siento|sentia|senti ..2 tardanza|demora|molestar|atraso|retraso|linda|bella|feliz|genial|increible|maravillos*|
  comod*|lindo|regia|joven|espectacular|renovad*|relajad*|diosa|reina|preciosa|hermosa
siento|sentia|senti|sintio ..3 suave|linda|lindos|hidratad*|preciosa|increible|feliz|luminosa|regia
parezco|parecia|pareciera ..4 modelo|reina|princesa|diosa|actriz|joven|niña|nueva|otra|barbie|lolita|famosa|años|que
como|a #0-9999999
{STATE} ..2 como nueva|nuevo|queria|quiero|queriamos|reina|princesa|diosa|siempre|regalo|opcion|alternativa|#
ando|andaba|anduve ..2 {DESK_BUSY}
ando|andaba|anduve por|de|en|a|sin|con ..2 {DESK_BUSY}|tiempo|auto|plata|vacaciones|viaje|centro|voz|mama|hij*|
  duda*|ganas|poco|perro|apuro|paseo|mi
{KIN}|mama|marido|perr*|gat*|jefe|jefa ..3 {DEVIANT}|enferm*
pagina|sistema|web|app|link|internet|poros|flacid* ..2 {DEVIANT}
{DEVIANT} poros|en el cuello|papada|brazos
{DEVIANT} ..2 correo|link|pagina|hora|precio|mensaje|promo*|horario*|nombre|que|llega|llego
nada|sin|no|ningun|ninguna ..2 {DEVIANT}
por|mejor|salvo ..1 algo|cualquier
tengo|hay ..1 algo|cosa ..2 hacer|que|agendad*|pendiente|reservad*|ese|esa|para|mañana|pagad*
algo|cosa|cosita|cosas que|mas|para|natural|barato|rapido|express|sencillo|suave|especial|parecid*|similar|
  economic*|asi|dulce|rico|linda|lindo|en|pendiente|de|light|sutil|simple|mejor
desde que ..1 fui|vine|abrieron|sali ..6 {NICE}
desde que ..1 me|le|la ..1 {GAVE}|hice|puse|atendi ..6 {NICE}
por lo|eso|esa que ..1 me|le|nos ..3 {GAVE} ..6 {NICE}
donde|ahi ..2 me|le|la|nos ..1 {GAVE} ..4 {NICE}|ultima|vez|año
tengo ..1 que|hora|duda*|pregunta*|consulta*|control|cita|sesion*|cupo|cumpleaños|matrimonio|matri|evento|viaje
quede|quedo|quedaron|estoy|tengo|senti|siento|amaneci ..3 {NICE}
{NICE} ..3 {CARE}|{FLESH}|cejas
sigue|siguen ..2 vigente*|disponible*|igual|promo*|descuento*|atendiendo|en|precio*|valor*|asi
que ..1 hago para|si|con ..4 {DESK_DO}|hora|reserv*|pago|transfer*|cupon|giftcard|gift|llegar
que ..1 hago ..2 con|para ..2 {DESK_WORD}
my {FLESH} ..3 looks|look|is|are|feels|feel ..2 great|amazing|beautiful|perfect|good|lovely|fantastic|gorgeous
i|ive|im|it ..3 love|loved|great|happy|late|booked|free|interested
urgente ..3 hora|cupo|cita|cambiar|agendar|responder|boleta|factura
me|nos ..1 ayuda|ayudan|ayudas|ayudarias|ayudarme|ayudame|ayudeme ..4 {DESK_WORD}|{DESK_DO}|precio*|con|a|porfa*|
  favor
ya ..1 van #2-60 ..2 {DESK_WORD}|sesiones
hace|llevo ..1 #2-60 dias|semanas|horas ..3 {DESK_WORD}|esperando|pedi|mande|escribi|reserv*|pague|deposit*|
  transfer*
estou|to ..2 interessad*|procurando|querendo|chegando|indo|atrasad*|perto|aqui|livre
nao|no consigo ..3 ir|pagar|chegar|abrir|acessar|marcar|agendar|entrar|ver
se le ..2 gusta|acomoda
mi|su|la|el|mis {FLESH} ..2 se|me|le|anda|sigue ..4 {NICE}
se me ..1 ve|ven|nota|notan ..3 {NICE}
"""
"""The same shapes said of appointments, payments, journeys and delight."""

LISTS = {
    "FUNCTION": """
        caminar andar pararme pararse parar sentarme sentarse levantar* mover* moverme hablar modular
        respirar tragar comer masticar dormir dormirme abrir cerrar pestañear parpadear sonreir reir reirme
        soplar silbar besar pronunciar fruncir arrugar gesticular enfocar distinguir leer ver mirar mantener*
        sostener doblar* girar apoyar* tocar* tocarme orinar defecar tomar beber morder escupir inflar agarrar
        escribir estirar* bostezar aguantar* soportar* concentrar* pensar despertar* juntar apretar mear cagar
    """,
    "STOPS": """
        cierra cierran abre abren baja bajan bajo sube suben subio pestañea parpadea mueve mueven reacciona
        reaccionan reaccionaba cicatriza sana sanan seca secan cura curan deja para paran paro quita quitan quito
        pasa pasan paso calma calman cede ceden afloja entra despierta despiertan late duerme sostiene aguanta
        desinfla desinflama detiene corta mejora mejoran
    """,
    "DEVIANT": """
        rar* ~extrañ* anormal* distint* diferent* espantos* horrible* asqueros* fe* feisim* horrend* monstruos*
        deform* desfigurad* chuec* torcid* tors* tuert* disparej* desigual* asimetric* hundid* salid* abultad*
        dur* ties* tirant* acartonad* aspr* asper* rugos* arrugad* flacid* suelt* colgando colgand* cuelga*
        dormid* adormecid* muert* insensible* sensible* delicad* adolorid* maltratad* caid* pesad* caient*
        calient* calentit* tibi* hirviendo helad* fri* congelad* mojad* humed* pegajos* reventad*
        rot* partid* rasgad* cortad* marcad* manchad* rallad* rayad* moteada* moteado* jaspead* descolorid*
        amarill* amarillent* negruzc* violace* ceniz* plomo plomiz* cafe* brillos* hinchadit* gord* inflad*
        temblor* temblando tiritando saltando latiendo pulsando irritad* resec* agrietad* descamad* podrid*
        malo mala mal malita malito pesimo pesima fatal weird strange odd uneven crooked droopy drooping hard
        estranh* torto torta dormente dur* caido caida caído raro
    """,
    "GAVE": """
        pusieron puso pusiste pinch* inyect* metieron metio hicieron hizo aplicaron aplico operaron cortaron
        sacaron pasaron quemaron infiltr* tocaron cosieron colocaron colocó rellenaron echaron tiraron atendieron
    """,
    "AFTER": "despues luego tras posterior posteriormente after depois",
    "ILL": """
        lump* bump* bruise* rash pus discharge fever chills pain nausea* sick dizzy swelling swollen bleeding
        blister* burn* infection infected worse numb itchy yellow ooz* leaking caroço caroco febre dor tontura
        enjoo falta* ar vermelh* inchad* coceira ardencia queima* sangr* mancha* bolha* nodulo* ferida* pus
        panic anxious scared worried unwell faint weak terrible awful horrible
    """,
    "DESK_DO": """
        ir irme asistir llegar pagar transferir entrar agendar cancelar acceder contestar llamar esperar comprar
        encontrar descargar subir enviar mandar salir faltar gastar cambiar* reagendar confirmar estacionar* venir
        quedarme llevar decidir* elegir usar reservar comunicar* abonar depositar ingresar completar llenar adjuntar
        responder escuchar instalar registrar* cargar viajar atender* avisar antes mañana hoy acompañ*
        mover madrugar faltar perder* conseguir hallar ubicar dar* ofrecer hacer* realizar tomar poner* ser estar
        finalizar terminar seguir postular inscribir* cotizar coordinar concretar aprovechar canjear ahorrar creer
    """,
    "DESK_WORD": """
        hora horas cita citas reserva reservas agenda precio precios valor valores pago pagos boleta factura tarjeta
        gift giftcard cupon codigo promo promocion descuento transferencia link pagina direccion estacionamiento
        correo formulario ficha sesion sesiones pack cupo cupos comprobante
    """,
    "DESK_BUSY": """
        busc* cerca lejos atrasad* apurad* corta corto viendo mirando cotiz* averigu* compr* trabaj* manej* fuera
        afuera
        camino llegando paseando vacaciones viaj* libre complicad* ocupad* ahorrando pato pat* vitrine* regia linda
        feliz
        content* chocha ansios* emocionad* pensando tentad* celebr* curs* estudi* con por en de a tarde
    """,
    "NICE": """
        feliz felices content* chocha chocho linda lindo lindas lindos bella bello bellas bellos hermos* precios*
        divin*
        regia regio regias perfect* increible* espectacular* genial maravill* excelente* encant* bacan filete joya
        satisfech* agradecid* fascin* enamorad* soñad* estupend* luminos* radiante* suave suaves
        gust* recomend* impecable* raja secas top angel crack capas genia genias diosa reina lujo exito pulent* bkn
        bakan wow
        clarisim* brutal* buenisim* espectacul* brill* alucin* sensacional* delici* rejuvenecid* great amazing
        perfect lovely beautiful happy love loved
    """,
}
"""Lists of this file alone, beside those of domain/red_list_words.py."""
