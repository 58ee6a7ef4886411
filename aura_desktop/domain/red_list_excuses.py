"""What makes the red list's phrases harmless, and the small words around them."""

IDIOMS = """
cuanto|cuantos|que ..2 dura|duran ..3 sesion|sesiones|efecto|tratamiento|hora|limpieza|evaluacion
no ..2 sirve|funciona|funciono|gusto|sirvio ..2 horario*|hora|horas|dia|fecha|link|pagina|cupon|codigo|tarjeta|web|
  boton
link|pagina|cupon|codigo|tarjeta|web|app ..1 no ..2 sirve|funciona|funciono
no me sirve ese|esa
muela|muelas del juicio
para morirse
es|sale|sales|encontre|encuentro ..1 cara|caras
frente al|del
al|en frente
no aguanto ..2 ganas
preocupa ..1 estacionamiento|precio|hora|pago
mi cara lo
lo siento
se me olvido|complico|borro
im|be|running|bit|minutes|arrive late
no se preocupe*|preocupes
no te preocupe*|preocupes
siento|quede|quedo|tengo ..2 piel|cara|labios|cejas|pestañas linda|lindas|lindos|preciosa|hermosa|suave|suaves|
  increible|luminosa|bella|regia|divina|perfecta|perfectos|espectacular|preciosos
cae|cayo|corto ..1 pelo
hinchada|hinchas|hincha|hinchado ..1 de ..2 futbol|colo|u|chile|seleccion|equipo
soy hincha
fiebre de|del ..1 sabado|black|viernes|promo*|compras|oro|cyber|descuentos
fiebre de sabado
sangre fria
sangre de horchata
en la sangre
sacan|extraen|sacar|extraccion sangre
sanguesa
muero de ..1 ganas|risa|hambre|frio|calor|sueño|curiosidad|verguenza
muero por|jaja*
morir de ..1 risa
no ..1 me duele|dolio|dolia nada|ninguna
no ..1 me dolio|duele absolutamente nada
no me ha dolido nada
sin ~dolor
indolora
nada de dolor
no|sin|ninguna|ni tengo|tengo|soy|sufro ..1 alergi*|alergic*
sin|ninguna alergi*
no veo|ve ..2 la hora
no ..1 veo|ve|vi|veia ..2 hora|horas|link|enlace|pagina|precio*
no ..1 veo|ve|vi|veia ..2 direccion|mensaje*|correo|boton|disponib*|promo*|catalogo
no ..1 veo|ve|vi|veia ..2 ubicacion|numero|opcion*|archivo|pdf|horario*
no ..1 veo|ve|vi|veia ..2 agenda|cupo*|whatsapp|imagen|foto*|boleta|problema
no puedo ver ..2 hora|horas|link|enlace|pagina|precio*|direccion|mensaje*|correo|catalogo
no puedo ver ..2 ubicacion|archivo|pdf|agenda|foto*|video*|estado|promo*|imagen|boleta
devuelv*|devolver|devuelvan|devolvieron|devuelve ..2 llamad*|llamado|mensaje|whatsapp
devolucion de la hora ..1 si
no ..2 hay|queda|quedo ..1 mas remedio
tomar|tomo|tomamos ..1 hora|horita|evaluacion|sesion|foto|metro|micro|uber|bus
hora ..2 tomar
calle|avenida|pasaje ..1 los ~remedios
los remedios #10-9999
dolores {SURNAME}
soy|habla|señora|doña|sra|llamo|nombre ..1 dolores
calle|avenida|pasaje|queda|direccion ..2 los dolores
los dolores #10-9999
dolores ficticia|ejemplo
blanca ficticia|ejemplo
soy|habla|señora|doña|sra|llamo blanca
embarazoso|embarazosa|embarrassing
medicina estetica|general|deportiva|regenerativa
cita|citas a ciegas
ciegamente
pica ..1 curiosidad|bichito
algo para picar
ahogad* ..2 pega|trabajo|deudas|trabajos|pruebas
un respiro
respirar tranquil*
alta demanda
puntos negros
negro el panorama
black friday|week|days
delantal|pelo|vestido|auto|sucursal|casa|edificio|porton|reja blanc*|negr*
desinfect*
verguenza ..1 preguntar
calle|avenida|av|pasaje ..3 dolor|sangra|muerte|fiebre|herida
dolor|dolores|duele|sangra|herida|fiebre ..2 bolsillo|billetera|precio|precios|pagar|plata|cuenta
boleta*|bono|factura ..1 reembols*
ojo que ..3 lunes|martes|miercoles|jueves|viernes|sabado|domingo|mandado|llegado|tengo|voy|vence|mañana|hoy|feriado
ojo con
en cada lado
hizo|hace agua ..1 boca
infla ..1 corazon
prendio|prende ..1 ampolleta
voló|volo|vuela ..1 cabeza
cabeza en otra
roj* de verguenza
manos de angel
piel ..1 sensible|seca|grasa|mixta
{FLESH} ..4 dura|duran|cuanto
para piel
me dejaron como ..1 reina|diosa|nueva|princesa
pasaje|calle|avenida|villa|poblacion ..1 sangre|dolores|herida|cruz
parpado* caid* ..1 por ..1 edad|genetica|años
masaje|masajes ..4 espalda|cuello|piernas|cabeza|pies|cuerpo
celular|celu|telefono|auto|computador|audio|microfono|internet ..2 malo|muerto|pesimo|roto
my friend|sister|mom|husband ..2 recommended|told|goes|loves|wants
brazo*|piernas|abdomen|cuello|piel|gluteo* ..1 flacid*
echa*|eche|hechale ..1 un ojo
ojos cerrados
costo|cuesta|sale|vale ..2 ojo ..1 la|cara
ciega|ciego|loca por ..1 esa|ese|esta|este|la|el|tu|sus|ir
quede|quedo|quedaron|estoy|senti|siento|amaneci ..3 feliz|felices|content*|encantad*|chocha|fascinad*|regia|
  enamorad*
muert*|muero|morta ..1 sueño|cansancio|hambre|calor|frio|risa|pega
pagina|sistema|web|app|link|internet ..2 caid*
al|otro|este lado del|de
que|cual|misma|otra|buena marca
marca ..1 de ..3 equipo*|crema*|botox|acido|productos|ropa
a como esta
blanqueamiento|aclarar|despigmentar|eliminar|quitar|sacar ..3 axilas|ingle|manchas|dental|codos|sol
metro|cerca|lado|frente|calle ..2 hospital*
ir|llevar|espera|entrar ..2 con ..1 niños|niñas|hijos|hija|hijo|guagua|bebe|nieta|nieto
sala|espera|rincon ..2 niños
my appointment
fono|telefono|llamadas ..2 no contestan
no contestan|responden ..2 fono|telefono|llamad*
operan|operaron|operacion ..5 hora|sesion|muevo|mover|cambiar
me|ya ..1 tome un|una|el|dos ..2 uber|micro|cafe|metro|taxi|bus|dia|vacaciones|foto*|descanso|tiempo
quede ..1 para ..1 la foto
cuanto tiempo ..1 dura
rompieron|rompio con
tengo ..2 canas
poto|piel|cutis ..1 de guagua|bebe|porcelana|seda|durazno
{FLESH} quedo ..2 como ..1 poto|seda|durazno|nueva|reina
me|quiero|quisiera|gustaria ..2 arreglar*|perfilar|definir|levantar|retocar ..2 {FLESH}
{KIN}|guagua|mama|papa|suegra|abuel*|marido|perr* ..3 fiebre|enferm*|hospitaliz*|operad*|resfriad*|
  accident* ..5 cambiar|hora|postergar|mover|reagendar|voy
bloqueador|protector|crema|base ..4 blanca|blanco
hizo|hicieron|hace ..1 las ..1 cejas|pestañas|uñas|mano*
llena ..1 de ..1 arrug*
frente|ojos|cara ..3 arrug*|lineas|patas
estan saliendo patas|arrug*|canas
preocupa ..1 la plata|precio
toque ..3 #1-9999 y no contestan
hora|cupo|cita ..3 urgencia|urgente
{PLACE}|{DEVICE}|caja|maquina|impresora <3> mal*|rot*|pesim*
duele|dolor|sangra|quema|arde|mata|infarto|ciega|muero ..5 plata|precio*|bolsillo|billetera|promo*|descuento|gastar|
  gasto|perderme
sangra|duele ..1 corazon ..4 ir|promo|poder|perder*
tengo|puesto ..3 ojo ..1 puesto|encima ..3 {CARE}|promo*
ojo ..2 puesto
veo ..4 joven|linda|regia|bella|bien
mi .cabeza
a las #0-23
{KIN} ..3 cayo|enfermo|reunion|presentacion|acto|licencia* ..3 colegio|liceo|jardin
esta pasad*
disparej*|asimetric*|caid*|fin*|delgad* de nacimiento|siempre
manchas de|del embarazo|sol
{BODY} ..1 disparej* de nacimiento
ojeras de ..1 oso|panda|mapache
cara de cansad*|amargad*|enojad*|sueño
cargan ..1 mis ..1 {FLESH}
endurecer|tonificar|levantar|moldear|reafirmar|afinar|adelgazar|esculpir ..2 gluteo*|brazo*|pierna*|abdomen|muslo*|
  rostro
tengo .papada
{BODY}|cejas despoblad*|ralas|delgad*|finit*
#1-999 #100-999
valor|precio|cuesta|sale|vale|total|pago|abono ..3 #1-999
es|son ..2 chic*|anch*|fin*|larg*|cort*|redond*|cuadrad*|delgad*|plan*|flac*|poblad*|despoblad*|oscura|oscuras|
  morena
surco*|linea*|arruga* ..2 marcad*|profund*|notori*
puntit* negr*
fox eyes
de siempre
quede dormid* puedo|perdon|disculp*|jaja*|llego|voy
me ..1 quede .dormida|.dormido
codigo ..1 de barras
lineas|arrugas|surcos ..2 de|en ..2 {FLESH}
abierto|abierta ..2 feriado|domingo|sabado|hoy|lunes
piernas ..1 cansad*
a fecha
reembols* ..3 isapre|seguro
{FLESH}|cejas es|son ..2 chic*|grand*|anch*|fin*|larg*|cort*|gord*|redond*|cuadrad*|delgad*|plan*|gruesa|gruesas
mejorar|cuidar|renovar|hidratar|limpiar|iluminar ..2 piel|cara|rostro|cutis
"""
"""Said of other things: counts against all but `!!`."""

QUESTIONS = """
~duele|duelen|dolera|doleran|doler ..3 {CARE}
¿duele|¿duelen|¿dolera
va|van|vaya a doler
{CARE} ..3 duele|duelen|doloroso|dolorosa
es|son|sera ..2 doloros*
¿doloros*
dicen|dijeron|dicho que ..1 duele
causa|produce|provoca|nivel|umbral|tolerancia|da ..2 ~dolor
does|will|do|is ..4 hurt|painful
deja|dejan|quedan|produce|salen ..1 moreton*|hematoma*
¿hincha|¿inflama
oscur*|negr*|morad* <0> ojeras|axilas|entrepierna|codos|rodillas|cuello|manchas
piel|tez blanca|blanquita|morena|oscura|negra
"""
"""Asked before a treatment, or what a treatment is for: counts against phrases without a mark."""

FILLERS = """
muy tan ya ni super re como media medio un una la el los las se mas poquito poco demasiado harto arto
caleta tanto tambien igual todo toda entera entero a al yo so really bastante mucho
"""
"""Stand between the words of any phrase."""

TREATED = """
me|nos|le ..1 hice|hicieron|hizo|puse|pusieron|puso|inyecte
me|nos|le ..1 inyectaron|inyecto|pincharon|pincho|aplicaron|operaron|opere
ayer|anoche|amaneci|desperte|sigue|sigo|todavia
desde ayer|hoy|el|la|que|ese|anoche
llevo #1-90 dias|horas|semanas
hace #1-90 dias|horas|semanas
since|yesterday
"""
"""Said by who has been treated; then QUESTIONS do not count."""

DESK_PHOTO = """
comprobante*|transferencia|transferi|deposito|voucher|boleta|factura|pago|pague|abono|recibo|gift*|giftcard
promo*|publicacion*|instagram|aviso|anuncio|historia|facebook|tiktok|descuento*|catalogo|cupon*|flyer
receipt|payment|transfer
"""
"""Names a photo that is no photo of a body."""

SHOWS = """
esto ..2 me
salio|quedo|quede|hinch*|tengo
"""
"""Says that it is one all the same."""

NEVER_TYPOS = """
mejor menos prenda prendas prender prende prendio imitacion lina linea relacion relaciones relacionado
relacionada relacionados relacionadas dolares dolar acceso accesos accesorio accesorios asesor asesora
asesores asesoria asesoramiento febrero federal fuente efecto efectos demanda demandas corto corta
cortes corte estaba estaban estabas estara estaran estafeta garantia garantias quimica quimico quimicos
quimicas camion camiones camioneta norma normas normal robo robos robots graves grave duelo suele doler
dolor sagrado sandra respiro marcado marcada marcador marea desayuno desayunar bonito bonita bonitos
bonitas bonitura pensado pensada pensadores esperado coste conte cuero quiera quiere perdona personal
racional reacciona redaccion decis decisiones encarga encargan mejia melilla parado parados pulido
paladar paliza paridad puntada pintada pegada posada pasada pesado laboratorio labor laboral manzana
mañana mandado mandar punado subsidio supera superar superada superado tronco inyeccion devocion
meditacion mediacion cafeteria estufa estatal eres heroes moria morris person reason reasons reasonable
minor effects executive temperature normally complain dollar duela bailarse remodelar mentor menores
tango tenga tenso manager human humans core here superan superando superacion marcados marcadas
marcadores mareas angola grabada grabar pintadas estallar estalla estatales estarás estabamos subsidios
diametro cohete quieto trono tronos troncos clero hormigon picasso horrores maradona desmadre doctrina
carretera invasion vuelto cancel cansé canse informar informarme informarte informo informe pulsada pulsado
pulsadas lineas inyecciones infusion
infusiones patilla patillas
"""
"""Common words that are one letter from a dangerous one."""

DESK = """
precio*|valor|valores|cuesta|sale|salen|vale|costo|promo*|descuento*|pack|gift*|reserv*|agend*|cupo*|horario*
cuanto|cuantos|cuantas|quiero|quisiera|interesa|interesada|busco|hacen|tienen|ofrecen|info|informacion
tengo|hora ..1 hora|hrs|para
confirm*|gracias|atiende*|atienden|sesion ..1 de
how much|book|appointment|price
"""
"""What the front desk is asked."""

LOOKS = """
piel ..1 seca|grasa|mixta|sensible|opaca|madura|morena|blanca|normal
arruga*|flacid*|celulitis|estria*|vello|vellos|pelos|ojera*|papada|acne|cicatri*
tatuaje*|melasma|poros|lineas|manchas|verruga*|lunar|lunares|rosacea|espinilla*|bigote|bolsas
"""
"""What treatments are for."""
