"""How the front desk is written to: a sentence that tells something and has none of this is for people.

Marks and lists as in domain/red_list_words.py.
"""

CUES = """
{MONEY}|{PLACE}|{SHOP}|{AGENDA}|{DEVICE}|{CHAT}
quiero|quisiera|quisieramos|queremos|queria|querria|busco|buscamos|buscando|necesito|quiere|quieren ..3 {ASKED}|
  {CARE}
quisiera|queremos|queria|busco|buscamos|buscando|necesito|quiero un|una|mas|otra|otro|el|los|las
me interesa|interesaria|gustan|gusta|encanta|encanto|encantaron|acomoda|sirve|sirven|conviene|tinca|recomend*
me gustaria ..2 {ASKED}|{CARE}|un|una
¿tienen|¿tiene|¿tendran|¿tendra|¿hacen|¿hace|¿venden|¿atienden|¿atiende|¿aceptan|¿ofrecen|¿trabajan|¿reciben|¿abren
¿cierran|¿depilan|¿usan|¿incluye|¿incluyen|¿dura|¿duran|¿emiten|¿mandan|¿envian|¿despachan|¿realizan|¿siguen|¿queda
tienen|hacen|venden|atienden|aceptan|ofrecen|depilan|abren|cierran|tendran|tendras
hay que|estacionamiento|alguna|algun|descuento*|promo*|cupo*
se ¿puede
¿puedo|¿podria|¿podrian|¿podemos|¿pueden ..1 ir|venir|pagar|llevar|llegar|pasar|cambiar|mover|usar|comprar|agendar|
  retirar|hacerme|ponerme|traer|entrar|reservar|ver|me|nos|avisar|mandar|enviar|elegir|dejar|asistir|esperar
#1-12 am|pm
{NTH} sesion|sesiones
que es|son|incluye|incluyen|diferencia|marca*|tal|tipos|zonas|tratamiento*|laser|facial|protector|precio|color|edad
en que|cual|cuales ..2 consiste|es|diferencia|recomiend*|mejor|plan|marca|piso|calle|torre|horario
cual|cuales|cuando|donde|quien|quienes ..1 es|son|puedo|queda|estan|hay|empieza|parte|toca|llega|atiende|hace|pone|
  tienen|seria
cuanto|cuantos|cuantas
a como|¿como
¿donde|¿cuando
donde ..1 es|queda|quedan|estan|puedo|pago|compro|deposito|estaciono|retiro
a que|ke hora*
voy ..1 saliendo|llegando|atrasad*|camino|con|para|ir|tarde|yendo|mañana|hoy|manejando
vamos ..1 con|dos|tres|mañana|hoy|juntas|juntos
voy|vamos|va|van ..1 a {GO}
voy|vamos ..1 el|en ..1 lunes|martes|miercoles|jueves|viernes|sabado|domingo|metro|micro|auto|bus|uber|camino
llego|llegue|llegando|llegamos|atrasad*|atraso|tarde|taco|micro|metro|uber|auto|bus
mañana|lunes|martes|miercoles|jueves|viernes|sabado|domingo|feriado|finde ..4 puedo|podria|tienen|hay|ir|atienden|
  hora|tipo|bien|mejor|perfecto|am|pm|tarde|las|o|y|abren|vamos|voy|nos
mejor ..1 el|para|a|otro|otra|dejemos*|lunes|martes|miercoles|jueves|viernes|sabado|la|mañana|tarde
nos vemos|vimos
quede|quedamos ..1 en|de ..1 avisar*|confirmar*|llamar*|ir|venir|pasar|pagar|escribir*
tengo|tenemos ..2 libre|disponible|tiempo|turno|pega
me|nos baje|bajo|bajamos ..1 en|del|de
dura|duran|cuesta|vale|sale ..3 sesion|sesiones
estacion
soy|habla|llamo|nombre|rut|correo|apellido|telefono|comuna
es ..1 para|pa regalo|mi|la|el|un|hoy|mañana
gracias|graciass|grax|agradecid* ..4 {CHAT}|por|a|mil|totales|doctora|dra|todo|atencion|amor|linda|feliz|mis|las|los
quede|quedaron|quedo|estoy|me|se|siento|veo ..3 {NICE}
excelente|buen|buena|super|gran servicio|atencion|trato
{NICE} ..4 {CARE}|{FLESH}|cejas|pestañas|resultado|atencion|clinica|tratamiento|gracias
ya|te|les|lo|la ..1 transferi|pague|deposite|mande|envie|escribi|agende|reserve|confirmo|aviso|avisare|espero|llame
me|nos ..1 pueden|puedes|puede|podrias|podrian ..1 {ASKED}
me|nos|se ..1 avis*|anot*|agend*|llam*|escrib*|inscrib*|confirm*|manda*|envi*|guarda*|reserv*|cotiz*|esper*
perdon|disculp*|sorry|lamento ..6 {CHAT}|hora|atras*|demora|tarde|molest*|chat|persona|equivoc*
feliz|felices|lindo|linda|buen|buenas|excelente|bonito ..1 cumpleaños|navidad|año|fin|semana|dia|tarde|noche|
  domingo|finde|fiestas
jaja*|jeje*|jiji* ..9 {DESK_WORD}|{MONEY}|{AGENDA}|promo*|muero|risa
how much|many|long
what|when|where|which ..2 time|is|are|does|do|brand|price|address|day
do|can|could|are|is ..1 you|i|we|there ..4 {ASKED_EN}
quanto|qual|quando|voces|voce|vcs|tem|queria|gostaria|aceitam|parcelam ..3 {ASKED_PT}
thank*|obrigad*
trabajan|trabajo ..2 con|ustedes
curso*|clases|practica|colabor*|seguidores|modelo|representante|empresa
regal* ..4 {KIN}|mama|polol*|amig*|sesion|masaje|cumple*|marido|señora|gift*|mami
tengo|tenemos|habia|tenia ..1 hora|horas|cita|control|sesion*|cupo|evento|matri*|cumple*|reunion|viaje|clases|
  prueba|pega|turno|duda*|consulta*|pregunta*|giftcard|descuento|cupon|pendiente|convenio|isapre|fonasa|reserv*
tengo|tenemos #18-99 años
{AFTERCARE}
a las ..1 #0-23
las #1-23 y #0-59
sale|salen ..1 #1-999999
{LIFE_ELSE}
me atiendo|atiende|atendia|atendian ..3 ustedes|siempre|doctora|dra|ahi|alla
somos #1-20|dos|tres|cuatro|pareja|varias
alcanzo|alcanzamos|alcanzare|demoro|demoramos|vengo|venimos ..2 a|en|ir|llegar|con|de
quedo ..1 atent*|pendiente|clar*|list*|al|agend*|agradecid*
interesad*
¿sirve|¿sirven|¿alcanzo|¿toca
me toca ..2 retoque|control|hora|sesion|limpieza|ir|venir
{LOST} ..4 {THING}
miedo|terror|susto|panico|nervios* ..2 aguja*|agujita*|dolor
hay ¿algo|¿algun|¿alguna|¿acceso|¿punto|¿baño|¿lugar|¿otra|¿otro|¿opcion*|¿problema|¿forma|¿como|¿alguien|¿convenio
the clinic|appointment|price|address
minutes late
running late
come|coming|bring ..3 with|me|my
waiting list
recommended|interested|available
hace|llevo ..1 #1-30 años
llevo años|tiempo|meses queriendo|pensando|buscando|mirando
por ..1 ir|hacerme|atenderme
cumplo #18-99
¿duele|¿duelen
vivo|trabajo|estudio|queda ..1 en|por|lejos
la clinica|sucursal|doctora|dra ..2 {NICE}
con la|el|las|los ..1 misma|mismo|señorita|chica|niña
toque ..3 timbre|#1-9999|puerta
patas de gallo
viej*|edad ..4 evaluacion|botox|ayuda|jaja*
gracias
amable*|amoros*|cariños*|simpatic*|profesional*
prefiero|preferiria|elijo
que pena|lata|lastima
parto|salgo|voy ..2 para alla
anuncio|aviso|perfil|coche|pintad*|masaje*
misma|mismo ..2 niña|chica|señorita|doctora|persona|dra
que ..1 cuestion|cosa es
me ..1 quiero ..2 hacer|arreglar|poner|sacar|sacarme|operar|aplicar
para ..1 la piel ..1 seca|grasa|mixta|sensible|madura
me atiendo
arrug*|vello|vellos|pelitos|bigotes
quiero|quisiera|quiere ..2 cejas|pestañas|boca|labios|verme|cambiar|tener|lucir|quedar|probar|hacer|aprovechar|
  conocer|averiguar|venir|renovar|cuidar*|mejorar|invertir|gastar|algo|info|informacion|precio*|valores|la|el|los|
  las|una|un|mas
#1-5|cinco|dejar|puse|dejo|pondre ..2 estrellas
cuando ..2 resultado*|veo|ve|empiezan|llegan|abren
like|want|need ..1 to ..1 book|know|schedule|reschedule|ask|buy|cancel|come
brows|lashes|facial|saturday|sunday|monday|tuesday|wednesday|thursday|friday|tomorrow|included
un siete|diez ..2 doctora|atencion|ustedes|resultado|clinica
la|lo|esa tomo|quiero|prefiero|llevo|compro|reservo
muero|muerta|mata|matar|infarto ..6 promo*|gasto|gastar|precio*|plata|jaja*|marido
dicen ..2 duele
¿mejor|¿conviene
jaja*|ajaja*|jiji*
me ..1 recomiendas|recomiendan|recomienda|sugieres|aconsejas
tratamiento ..1 hay|tienen|sirve
ojera*|flacid*|nacimiento
lineas ..1 de expresion
le|les|lo ..1 pregunto|consulto|comento|digo
surgio|surge ..3 inconveniente|problema|imprevisto|viaje|algo
banco|reel|video
aburrid*|chata|harta|cansada de ..1 depilar*|afeitar*|rasurar*|cera|gillette|pelos|maquillar*
endurecer|tonificar|moldear|reafirmar|afinar|esculpir
mejor ..2 de mi vida
#1-999 #100-999
{CARE} ..2 para|en ..2 {FLESH}
{FLESH}|cejas es|son ..2 chic*|grand*|anch*|fin*|larg*|cort*|gord*|delgad*|redond*|cuadrad*
lo|la|los|las|se ..1 borran|sacan|quitan|afinan|eliminan|arreglan|corrigen|levantan|rellenan|depilan|tratan|mejoran|
  proyectar|tratar|rellenar
que ..1 trae|contiene|lleva|experiencia|linda|lindo|bonit*|entretenid*|tengo ..1 que|los|las|la|el|tiene|decoracion
que ..1 tengo que hacer|llevar
preparo|prepararme|preparacion
puedo|podria ..1 ir|venir|llevar
puedo ..1 tomar|dormir|hacer|salir|viajar|nadar|correr|bañarme|ducharme|usar|ponerme|comer ..2 sol|alcohol|siesta|
  deporte|ejercicio|gimnasio|playa|piscina|sauna|fiesta|trabajar|maquillaje|cafe
me ..1 atend*
adjunt*|examen*
celulitis|codigo|tatuaje*
convers*|hablo|comento ..2 con ..1 mi|marido|pololo
quede ..2 loc*|impact*|sorprendid*|muda
nunca ..3 tan bien
son ..1 sec*|.crack|.ses
"""

LISTS = {
    "LIFE_ELSE": """
        vuelo viaje viajo viajando vacaciones pega trabajo oficina reunion turno clases colegio universidad prueba
        entrevista
        matrimonio matri caso casamiento boda cumple cumpleaños aniversario graduacion licenciatura fiesta evento
        opcion opciones
        alternativa* autorizacion lentes mascota* perrito silla ruedas baños cafe llamado celebrar regalar* arito
        aros
        verano invierno navidad vuelta
    """,
    "LOST": "quedo deje olvide perdi perdio olvido dejo",
    "THING": """
        aro aros chaleco lentes bufanda paragua* cargador llaves billetera bolso cartera chaqueta gorro reloj
        anillo pulsera
        collar celular carnet tarjeta encontraron recepcion ropa pañuelo audifonos
    """,
    "MONEY": """
        precio* valor* cuesta* costo* cuestan vale valen tarifa* plata caro barat* econom* pag* pague cuota*
        efectivo
        transf* deposit* abono abonos abonar abone tarjeta* debito credito webpay boleta* factura* reembols* isapre
        fonasa convenio* seguro
        descuento* dcto promo* oferta* pack* plan planes cupon* bono gift* giftcard regalo sodexo lucas interes
        cobran comprobante* voucher recibo total
        saldria saldra gratis presupuesto cotiz* price* cost money pay card bolsillo billetera preço valor
    """,
    "PLACE": """
        direccion calle avenida av pasaje metro micro estacionamiento* estacionar* parking piso torre oficina
        edificio
        sucursal* sede ubicad* ubicacion llegar mapa maps waze citofono timbre conserje ascensor recepcion porton
        providencia condes maipu viña santiago rancagua concepcion antofagasta regiones comuna mall esquina cuadra
        cuadras
        lejos afuera abajo box puerta sala address
    """,
    "SHOP": """
        comprar compro compra venden venta vender stock despacho* despachan envio* producto* serum bloqueador*
        protector*
        limpiador shampoo champu tonico contorno* hidratante* skinceuticals isdin juvederm restylane despach*
        pedido* retirar
        retiro catalogo kit frasco* formato* tienda color tono* original* modelo*
    """,
    "AGENDA": """
        agend* reagend* reserv* cupo* horario* disponib* calendario agenda confirmo confirmar confirmada confirmado
        cancel* postergar posterg* reprogram* cambiar*
        cambiemos cambio mover muevo movamos moverla movemos corremos asist* inasist* anot* lista feriado* abierto*
        abren cierran cierre
        turno* cita citas booking appointment* slot* reschedule schedule horas hora horita hrs atrasad* atienden
        atiende
        marcar horario agendamento
    """,
    "DEVICE": """
        link enlace pagina web sitio app whatsapp wasap instagram insta tiktok facebook google celu celular
        telefono fono numero
        correo mail email pdf formulario ficha clave codigo internet wifi sistema llamada* mensaje* audio* chat
        historia
        publicacion bateria señal pantalla computador
    """,
    "CHAT": """
        saludos besos abrazo* cariños recomend* reseña dudas consulta* pregunta* info informacion datos
        informar*
        averigu* equivoc* persona confirmad* perdon disculp* demora espera evaluacion valoracion
    """,
    "NTH": "cuantas primera proxima otra siguiente ultima segunda tercera #1-20 mi mis",
    "GO": """
        ir llegar pagar transferir depositar pensar* hacer* hacerme poner* llevar pasar comprar llamar* avisar*
        confirmar
        agendar tomar reservar pedir cambiar viajar preguntar* ver atrasar* demorar* atender* recomendar* contar*
        mandar* dar*
    """,
    "ASKED": """
        saber hora cita agendar reservar sesion mover cambiar preguntar consultar cotizar comprar regalar hacerme
        ponerme pedir
        info informacion masaje facial limpieza depilar* depilacion sacar* quitar* eliminar borrar* perfilar*
        aumentar* bajar
        confirmar ir ver retomar tomar probar promo pagar mandar* enviar* avisar* decir* explicar* ayudar* llamar*
        atender* recibir* contactar* autoriz*
        guardar* esperar* reenviar* agendar* anotar* cambiar* dar* crema* tratamiento* plan volumen
    """,
    "ASKED_EN": """
        speak take have open book reschedule pay park* card* appointment* available english hours change come bring
        any
        slots parking lip botox laser filler discount
    """,
    "ASKED_PT": """
        custa horario sabado cartao marcar desconto atendem amanha endereço endereco botox limpeza preço parcelas
        pix hora
    """,
    "AFTERCARE": "rasurar* depilarse maquillad* maquillarme maquillaje ayunas lavada playa deporte gimnasio",
}
"""Lists of this file alone, beside those of domain/red_list_words.py and domain/red_list_telling.py."""

BODILY = """
{FLESH}|cabeza|cabecita|bemba|jeta|pera|cadera*|nalga*|pulmon*|vena*|venita*|costra*|cuerpo|hilito|aposito|
  termometro
siento|veo|noto|presento|sufro|amaneci|amanecio|desperte|despierto|molestia*|pegado|clavo|brota|revento|nubla
se|me ..1 me|esta ..1 abrio|rompio|clavo|salio|nubla|revento|agrandando|creciendo|sobresale|corre|late
fui ..1 a|en negro|blanco
woke|feel|feels|skin
"""
"""Said of a body: between two commas it counts, whatever else the sentence is about."""

WISHES = """
quiero|quisiera|queria|interesa|interesaria|busco|gustaria|necesito ..3 {CARE}
"""
"""Who wants a treatment says beside it what it is for."""

TOLD = """
un una que al cuando es muy mas parecen parecia aparecio aparecieron deje vi senti sentia tuve vino
me se le les nos mi mis su sus tengo tenia tiene tienen estoy esta estan estaba ando anda andan hay habia quede
quedo quedaron queda
no desde siento siente sentia veo ve salio salieron sale puso pusieron hizo hicieron dejo dejaron amaneci amanecio
desperte sigue sigo
siguen parece parezco tuve tuvo dio soy era creo nota noto se eso esto algo ya donde como i im ive my it is its has
was are there
her his she he feels got meu minha to ta estou esta tenho tem fiquei ficou ja voy va fue fui
hablo son toco camino trago respiro duermo muevo cierro abro sonrio rio muerdo mastico deja dejan hacen duelen eres
fueron tienen va van
"""
"""Words of who tells something; a bare name or a day has none of them."""

PLAIN = """
morning afternoon evening night sorry delay welcome glad happy sure course right good great
estare estaria ire iria iba podre tendre ando sabes saben sabe sabia verdad fijo seguro segura obvio tranqui rapido
aviso avisa avisas avisame avisen aviseme acomoda tinca parece alcanzo llego voy espero dejo mando envio llamo
escribo digo cuento pienso
transfiero deposito pago entiendo entendi acuerdo sirve conviene ubico conozco encanta gusta dijeron dijo dijiste
explicaron contaron
recomendaron perdi puedo puede pueden podria podrian quiero quisiera necesito ver ir saber seria serian gusto haria
haga hago hacer dar
das da doy deja dame dejame dime digame diganme cuentame mandame enviame llamame escribeme espera espere segundo
minuto minutos rato
pregunta consulta duda hora horas cosa cosas vez veces parte lugar mes semana año años numero primero segunda
primera ultimo pensar
pensarlo veo voy vemos hablamos hablar comentar decir preguntar responde responder contesta atenta atento pendiente
clara claro
lunes martes miercoles jueves viernes sabado domingo enero febrero marzo abril mayo junio julio agosto septiembre
octubre noviembre
diciembre manana medio media mediodia noche tempranito temprano tarde
hola holi holaa buenas buenos buen dia dias tarde tardes noche noches que tal estas esta estan como por favor porfa
porfis porfavor plis
please pls gracias muchas mil ok oki okey okay dale ya si sip no nop nah bueno bien super genial perfecto buenisimo
listo lista vale claro
obvio jaja jajaja jajajaja jeje jiji xd lol amor linda mi reina doctora dra doctor dr señorita señora sra srta
niñas chicas chiquillas
equipo amiga mana causa chamo chama pana weon wena wenas po pos pues oye oiga oigan mira mire el la los las un una
unos unas lo le les
me se te nos mi mis tu tus su sus de del en a al con sin para por y o u e ni pero pues si que es son soy era fue
ser sera muy mas menos
tan tanto este esta esto ese esa eso aqui aca ahi alla hoy mañana ayer ahora luego despues antes siempre nunca todo
toda todos todas
nada algo otro otra mismo misma cada cual cuando cuanto donde quien porque tambien igual solo casi ha he han hay
tengo tiene estoy voy
va vamos sea asi entonces ah uy ay eh hey hi hello thanks the to of and in it is i my you so for on at do did am im
oi ola bom boa tudo
obrigada obrigado nos vemos chao chau adios bye saludos besos abrazo cariños lindo feliz excelente espero un
"""
"""Words that say nothing of what a sentence is about."""

REPLY_CUES = """
{CLOCK}|{SERVICE}
tenemos|hacemos|atendemos|trabajamos|abrimos|cerramos|ofrecemos|vendemos|recibimos|aceptamos|emitimos|enviamos|
  estamos|despachamos
te|le|los|las|les ..1 esper*|agend*|reserv*|anot*|guard*|aviso|avis*|escrib*|llam*|mand*|envi*|reenvi*|cuento|
  confirm*|cambi*|mov*|dejo|paso|ayud*|abr*|atiende*|contact*|respond*|renuev*|inscrib*|postul*|queda*|quedan|
  falta*|interes*|acomod*|sirve|tinca
aviso|avise|paso|pase|dejo|deje|consult*|pregunt* ..4 equipo|doctora|dra|dr|colega|mensaje|clinica|especialista|
  profesional
doctora|dra|dr|equipo|colega|persona|profesional ..4 atiende|explic*|ve|vera|revis*|contest*|respond*|llam*|
  contact*|evalu*|tiene|sigue|llega|realiza|hace|escrib*|agenda
puedes|puede|pueden ..1 venir|traer|pagar|llegar|elegir|comprar|usar|estacionar|reagendar|cambiar|cancelar|
  escribir*|llamar*|transferir|retirar|pasar|ver|llenar|entrar|reservar|agendar|avisar*|acercarte|dejar|revisar|
  pedir|regalar*|canjear|subir|tocar|enviar*|presentar*|mandar*
necesito|necesitamos|falta|faltan|dame|indica*|comparte*|envia*|mandame|cuenta*|cuentame|dime|confirma* ..3 nombre|
  correo|rut|telefono|dia|fecha|hora|comprobante|datos|error|como|que|cual|zona|sucursal
no ..1 hay|tenemos|hacemos ..2 problema|apuro|cupo*|hora*|ese|esa
gusto|encantad*|bienvenid*|felicidad*|felicitac*|alegr*|alegra|lind*|rico|rica|siempre|igualmente|nada
lament*|siento|sentimos|disculp*|perdon*
saludos|cariños|abrazo*|beso*|graci*|adios|chao|feliz|felices|buen|buena|buenas|buenos|bonit*|excelente
mejores|mejore|recuper* ..1 pronto|guagua|mama|hij*
#1-60 minutos|hora|horas|min|años|dias|veces|ml|sesiones|zonas|personas|pesos|mil|cuotas
we|our|you ..2 {EN_DESK}
nos|temos|fazemos|atendemos|aceitamos|parcelamos|sabado*|cartao|pix|valor|horario
cualquier|alguna|otra duda|consulta|pregunta|cosa
is|are|costs|cost ..1 #1-9999
deuda*|pendiente*|atendio|atiende
escribenos|siguenos|visitanos|llamanos|usamos|referencia|quedamos|atencion|espacio|atendera|atenderan
son ..1 dos|tres|cuatro|cinco|seis|#1-99
sale|cuesta|vale ..2 mil|{NUMBER}
treatment|session|facial|laser ..2 takes|lasts|costs|is
let us know
happy|glad ..1 to ..1 help|see
laser ..1 es
hilos|relleno*|botox|toxina|laser ..3 hace|hacen|realiza|pone
pierna*|axila*|rebaje|bozo ..2 #1-999
"""
"""How a front desk answers: a sentence of a reply that has none of this, nor of what it is asked, is for people."""

LISTS |= {
    "NUMBER": """
        diez quince veinte veinti* treinta cuarenta cincuenta sesenta setenta ochenta noventa cien ciento doscient*
    """,
    "CLOCK": """
        lunes martes miercoles jueves viernes sabado sabados domingo domingos hoy mañana feriado* enero febrero
        marzo abril junio julio agosto
    """,
    "SERVICE": """
        incluye incluyen incluid* dura duran parte gratuit* gratis disponible* vigente* vence* vale* lista espera
        bienvenid* control evaluacion
        laminado perfilado lifting limpieza manicure pestañas cejas depilacion hydrafacial facial masaje*
        maderoterapia drenaje
        rinomodelacion microblading pack promo* sesion sesiones sucursal* estacionamiento edificio piso oficina
        entrada sala cabina* box
        productos serum crema bloqueador mascarilla* kit boleta factura saldo abono transferencia tarjeta efectivo
        efectivamente
        mantencion vacante* curriculum curso doctora dra clinica equipo colega
    """,
    "EN_DESK": """
        open close have offer accept take can are book appointment price available will charge ship sell welcome
    """,
}
