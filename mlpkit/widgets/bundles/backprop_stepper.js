// Made by "make bundles"; licences in LICENSES.txt. Sources 7dd4a9af851683c5ef2ca29f60e097eb69024faf903e7fd87de30718f7bcece2
var et="http://www.w3.org/1999/xhtml",ht={svg:"http://www.w3.org/2000/svg",xhtml:et,xlink:"http://www.w3.org/1999/xlink",xml:"http://www.w3.org/XML/1998/namespace",xmlns:"http://www.w3.org/2000/xmlns/"};function mt(t){var e=t+="",n=e.indexOf(":");return n>=0&&(e=t.slice(0,n))!=="xmlns"&&(t=t.slice(n+1)),ht.hasOwnProperty(e)?{space:ht[e],local:t}:t}function Ut(t){return function(){var e=this.ownerDocument,n=this.namespaceURI;return n===et&&e.documentElement.namespaceURI===et?e.createElement(t):e.createElementNS(n,t)}}function Kt(t){return function(){return this.ownerDocument.createElementNS(t.space,t.local)}}function rt(t){var e=mt(t);return(e.local?Kt:Ut)(e)}function Ht(){}function gt(t){return t==null?Ht:function(){return this.querySelector(t)}}function Jt(t){typeof t!="function"&&(t=gt(t));for(var e=this._groups,n=e.length,r=new Array(n),i=0;i<n;++i)for(var o=e[i],s=o.length,a=r[i]=new Array(s),c,l,u=0;u<s;++u)(c=o[u])&&(l=t.call(c,c.__data__,u,o))&&("__data__"in c&&(l.__data__=c.__data__),a[u]=l);return new z(r,this._parents)}function Yt(t){return t==null?[]:Array.isArray(t)?t:Array.from(t)}function Qt(){return[]}function Xt(t){return t==null?Qt:function(){return this.querySelectorAll(t)}}function Gt(t){return function(){return Yt(t.apply(this,arguments))}}function Zt(t){typeof t=="function"?t=Gt(t):t=Xt(t);for(var e=this._groups,n=e.length,r=[],i=[],o=0;o<n;++o)for(var s=e[o],a=s.length,c,l=0;l<a;++l)(c=s[l])&&(r.push(t.call(c,c.__data__,l,s)),i.push(c));return new z(r,i)}function te(t){return function(){return this.matches(t)}}function yt(t){return function(e){return e.matches(t)}}var ee=Array.prototype.find;function ne(t){return function(){return ee.call(this.children,t)}}function re(){return this.firstElementChild}function ie(t){return this.select(t==null?re:ne(typeof t=="function"?t:yt(t)))}var oe=Array.prototype.filter;function se(){return Array.from(this.children)}function ae(t){return function(){return oe.call(this.children,t)}}function le(t){return this.selectAll(t==null?se:ae(typeof t=="function"?t:yt(t)))}function ce(t){typeof t!="function"&&(t=te(t));for(var e=this._groups,n=e.length,r=new Array(n),i=0;i<n;++i)for(var o=e[i],s=o.length,a=r[i]=[],c,l=0;l<s;++l)(c=o[l])&&t.call(c,c.__data__,l,o)&&a.push(c);return new z(r,this._parents)}function bt(t){return new Array(t.length)}function ue(){return new z(this._enter||this._groups.map(bt),this._parents)}function K(t,e){this.ownerDocument=t.ownerDocument,this.namespaceURI=t.namespaceURI,this._next=null,this._parent=t,this.__data__=e}K.prototype={constructor:K,appendChild:function(t){return this._parent.insertBefore(t,this._next)},insertBefore:function(t,e){return this._parent.insertBefore(t,e)},querySelector:function(t){return this._parent.querySelector(t)},querySelectorAll:function(t){return this._parent.querySelectorAll(t)}};function pe(t){return function(){return t}}function fe(t,e,n,r,i,o){for(var s=0,a,c=e.length,l=o.length;s<l;++s)(a=e[s])?(a.__data__=o[s],r[s]=a):n[s]=new K(t,o[s]);for(;s<c;++s)(a=e[s])&&(i[s]=a)}function de(t,e,n,r,i,o,s){var a,c,l=new Map,u=e.length,p=o.length,m=new Array(u),y;for(a=0;a<u;++a)(c=e[a])&&(m[a]=y=s.call(c,c.__data__,a,e)+"",l.has(y)?i[a]=c:l.set(y,c));for(a=0;a<p;++a)y=s.call(t,o[a],a,o)+"",(c=l.get(y))?(r[a]=c,c.__data__=o[a],l.delete(y)):n[a]=new K(t,o[a]);for(a=0;a<u;++a)(c=e[a])&&l.get(m[a])===c&&(i[a]=c)}function he(t){return t.__data__}function me(t,e){if(!arguments.length)return Array.from(this,he);var n=e?de:fe,r=this._parents,i=this._groups;typeof t!="function"&&(t=pe(t));for(var o=i.length,s=new Array(o),a=new Array(o),c=new Array(o),l=0;l<o;++l){var u=r[l],p=i[l],m=p.length,y=ge(t.call(u,u&&u.__data__,l,r)),g=y.length,k=a[l]=new Array(g),O=s[l]=new Array(g),S=c[l]=new Array(m);n(u,p,k,O,S,y,e);for(var x=0,w=0,E,L;x<g;++x)if(E=k[x]){for(x>=w&&(w=x+1);!(L=O[w])&&++w<g;);E._next=L||null}}return s=new z(s,r),s._enter=a,s._exit=c,s}function ge(t){return typeof t=="object"&&"length"in t?t:Array.from(t)}function ye(){return new z(this._exit||this._groups.map(bt),this._parents)}function be(t,e,n){var r=this.enter(),i=this,o=this.exit();return typeof t=="function"?(r=t(r),r&&(r=r.selection())):r=r.append(t+""),e!=null&&(i=e(i),i&&(i=i.selection())),n==null?o.remove():n(o),r&&i?r.merge(i).order():i}function we(t){for(var e=t.selection?t.selection():t,n=this._groups,r=e._groups,i=n.length,o=r.length,s=Math.min(i,o),a=new Array(i),c=0;c<s;++c)for(var l=n[c],u=r[c],p=l.length,m=a[c]=new Array(p),y,g=0;g<p;++g)(y=l[g]||u[g])&&(m[g]=y);for(;c<i;++c)a[c]=n[c];return new z(a,this._parents)}function xe(){for(var t=this._groups,e=-1,n=t.length;++e<n;)for(var r=t[e],i=r.length-1,o=r[i],s;--i>=0;)(s=r[i])&&(o&&s.compareDocumentPosition(o)^4&&o.parentNode.insertBefore(s,o),o=s);return this}function ve(t){t||(t=ke);function e(p,m){return p&&m?t(p.__data__,m.__data__):!p-!m}for(var n=this._groups,r=n.length,i=new Array(r),o=0;o<r;++o){for(var s=n[o],a=s.length,c=i[o]=new Array(a),l,u=0;u<a;++u)(l=s[u])&&(c[u]=l);c.sort(e)}return new z(i,this._parents).order()}function ke(t,e){return t<e?-1:t>e?1:t>=e?0:NaN}function _e(){var t=arguments[0];return arguments[0]=this,t.apply(null,arguments),this}function Ae(){return Array.from(this)}function Se(){for(var t=this._groups,e=0,n=t.length;e<n;++e)for(var r=t[e],i=0,o=r.length;i<o;++i){var s=r[i];if(s)return s}return null}function Ee(){let t=0;for(let e of this)++t;return t}function Oe(){return!this.node()}function Me(t){for(var e=this._groups,n=0,r=e.length;n<r;++n)for(var i=e[n],o=0,s=i.length,a;o<s;++o)(a=i[o])&&t.call(a,a.__data__,o,i);return this}function $e(t){return function(){this.removeAttribute(t)}}function Ne(t){return function(){this.removeAttributeNS(t.space,t.local)}}function Ce(t,e){return function(){this.setAttribute(t,e)}}function Le(t,e){return function(){this.setAttributeNS(t.space,t.local,e)}}function Te(t,e){return function(){var n=e.apply(this,arguments);n==null?this.removeAttribute(t):this.setAttribute(t,n)}}function qe(t,e){return function(){var n=e.apply(this,arguments);n==null?this.removeAttributeNS(t.space,t.local):this.setAttributeNS(t.space,t.local,n)}}function ze(t,e){var n=mt(t);if(arguments.length<2){var r=this.node();return n.local?r.getAttributeNS(n.space,n.local):r.getAttribute(n)}return this.each((e==null?n.local?Ne:$e:typeof e=="function"?n.local?qe:Te:n.local?Le:Ce)(n,e))}function wt(t){return t.ownerDocument&&t.ownerDocument.defaultView||t.document&&t||t.defaultView}function Be(t){return function(){this.style.removeProperty(t)}}function Fe(t,e,n){return function(){this.style.setProperty(t,e,n)}}function Ie(t,e,n){return function(){var r=e.apply(this,arguments);r==null?this.style.removeProperty(t):this.style.setProperty(t,r,n)}}function Pe(t,e,n){return arguments.length>1?this.each((e==null?Be:typeof e=="function"?Ie:Fe)(t,e,n??"")):je(this.node(),t)}function je(t,e){return t.style.getPropertyValue(e)||wt(t).getComputedStyle(t,null).getPropertyValue(e)}function Re(t){return function(){delete this[t]}}function De(t,e){return function(){this[t]=e}}function Ve(t,e){return function(){var n=e.apply(this,arguments);n==null?delete this[t]:this[t]=n}}function We(t,e){return arguments.length>1?this.each((e==null?Re:typeof e=="function"?Ve:De)(t,e)):this.node()[t]}function xt(t){return t.trim().split(/^|\s+/)}function it(t){return t.classList||new vt(t)}function vt(t){this._node=t,this._names=xt(t.getAttribute("class")||"")}vt.prototype={add:function(t){var e=this._names.indexOf(t);e<0&&(this._names.push(t),this._node.setAttribute("class",this._names.join(" ")))},remove:function(t){var e=this._names.indexOf(t);e>=0&&(this._names.splice(e,1),this._node.setAttribute("class",this._names.join(" ")))},contains:function(t){return this._names.indexOf(t)>=0}};function kt(t,e){for(var n=it(t),r=-1,i=e.length;++r<i;)n.add(e[r])}function _t(t,e){for(var n=it(t),r=-1,i=e.length;++r<i;)n.remove(e[r])}function Ue(t){return function(){kt(this,t)}}function Ke(t){return function(){_t(this,t)}}function He(t,e){return function(){(e.apply(this,arguments)?kt:_t)(this,t)}}function Je(t,e){var n=xt(t+"");if(arguments.length<2){for(var r=it(this.node()),i=-1,o=n.length;++i<o;)if(!r.contains(n[i]))return!1;return!0}return this.each((typeof e=="function"?He:e?Ue:Ke)(n,e))}function Ye(){this.textContent=""}function Qe(t){return function(){this.textContent=t}}function Xe(t){return function(){var e=t.apply(this,arguments);this.textContent=e??""}}function Ge(t){return arguments.length?this.each(t==null?Ye:(typeof t=="function"?Xe:Qe)(t)):this.node().textContent}function Ze(){this.innerHTML=""}function tn(t){return function(){this.innerHTML=t}}function en(t){return function(){var e=t.apply(this,arguments);this.innerHTML=e??""}}function nn(t){return arguments.length?this.each(t==null?Ze:(typeof t=="function"?en:tn)(t)):this.node().innerHTML}function rn(){this.nextSibling&&this.parentNode.appendChild(this)}function on(){return this.each(rn)}function sn(){this.previousSibling&&this.parentNode.insertBefore(this,this.parentNode.firstChild)}function an(){return this.each(sn)}function ln(t){var e=typeof t=="function"?t:rt(t);return this.select(function(){return this.appendChild(e.apply(this,arguments))})}function cn(){return null}function un(t,e){var n=typeof t=="function"?t:rt(t),r=e==null?cn:typeof e=="function"?e:gt(e);return this.select(function(){return this.insertBefore(n.apply(this,arguments),r.apply(this,arguments)||null)})}function pn(){var t=this.parentNode;t&&t.removeChild(this)}function fn(){return this.each(pn)}function dn(){var t=this.cloneNode(!1),e=this.parentNode;return e?e.insertBefore(t,this.nextSibling):t}function hn(){var t=this.cloneNode(!0),e=this.parentNode;return e?e.insertBefore(t,this.nextSibling):t}function mn(t){return this.select(t?hn:dn)}function gn(t){return arguments.length?this.property("__data__",t):this.node().__data__}function yn(t){return function(e){t.call(this,e,this.__data__)}}function bn(t){return t.trim().split(/^|\s+/).map(function(e){var n="",r=e.indexOf(".");return r>=0&&(n=e.slice(r+1),e=e.slice(0,r)),{type:e,name:n}})}function wn(t){return function(){var e=this.__on;if(e){for(var n=0,r=-1,i=e.length,o;n<i;++n)o=e[n],(!t.type||o.type===t.type)&&o.name===t.name?this.removeEventListener(o.type,o.listener,o.options):e[++r]=o;++r?e.length=r:delete this.__on}}}function xn(t,e,n){return function(){var r=this.__on,i,o=yn(e);if(r){for(var s=0,a=r.length;s<a;++s)if((i=r[s]).type===t.type&&i.name===t.name){this.removeEventListener(i.type,i.listener,i.options),this.addEventListener(i.type,i.listener=o,i.options=n),i.value=e;return}}this.addEventListener(t.type,o,n),i={type:t.type,name:t.name,value:e,listener:o,options:n},r?r.push(i):this.__on=[i]}}function vn(t,e,n){var r=bn(t+""),i,o=r.length,s;if(arguments.length<2){var a=this.node().__on;if(a){for(var c=0,l=a.length,u;c<l;++c)for(i=0,u=a[c];i<o;++i)if((s=r[i]).type===u.type&&s.name===u.name)return u.value}return}for(a=e?xn:wn,i=0;i<o;++i)this.each(a(r[i],e,n));return this}function At(t,e,n){var r=wt(t),i=r.CustomEvent;typeof i=="function"?i=new i(e,n):(i=r.document.createEvent("Event"),n?(i.initEvent(e,n.bubbles,n.cancelable),i.detail=n.detail):i.initEvent(e,!1,!1)),t.dispatchEvent(i)}function kn(t,e){return function(){return At(this,t,e)}}function _n(t,e){return function(){return At(this,t,e.apply(this,arguments))}}function An(t,e){return this.each((typeof e=="function"?_n:kn)(t,e))}function*Sn(){for(var t=this._groups,e=0,n=t.length;e<n;++e)for(var r=t[e],i=0,o=r.length,s;i<o;++i)(s=r[i])&&(yield s)}var St=[null];function z(t,e){this._groups=t,this._parents=e}function En(){return new z([[document.documentElement]],St)}function On(){return this}z.prototype=En.prototype={constructor:z,select:Jt,selectAll:Zt,selectChild:ie,selectChildren:le,filter:ce,data:me,enter:ue,exit:ye,join:be,merge:we,selection:On,order:xe,sort:ve,call:_e,nodes:Ae,node:Se,size:Ee,empty:Oe,each:Me,attr:ze,style:Pe,property:We,classed:Je,text:Ge,html:nn,raise:on,lower:an,append:ln,insert:un,remove:fn,clone:mn,datum:gn,on:vn,dispatch:An,[Symbol.iterator]:Sn};function j(t){return typeof t=="string"?new z([[document.querySelector(t)]],[document.documentElement]):new z([[t]],St)}function Et(t){return j(rt(t).call(document.documentElement))}var Mn=0;function $n(){return new nt}function nt(){this._="@"+(++Mn).toString(36)}nt.prototype=$n.prototype={constructor:nt,get:function(t){for(var e=this._;!(e in t);)if(!(t=t.parentNode))return;return t[e]},set:function(t,e){return t[this._]=e},remove:function(t){return this._ in t&&delete t[this._]},toString:function(){return this._}};function f(t,e={},...n){let r=document.createElement(t);for(let[i,o]of Object.entries(e))typeof o=="function"?r.addEventListener(i.slice(2),o):o!==void 0&&o!==!1&&r.setAttribute(i,o===!0?"":String(o));return r.append(...n),r}var R=(t,e,n)=>Math.min(Math.max(t,e),n);function ot(t,e){t.disabled=!!e,e?t.title=e:t.removeAttribute("title")}function Ot(t){let e=matchMedia("(prefers-color-scheme: dark)"),n=new MutationObserver(t);return n.observe(document.body,{attributeFilter:["data-jp-theme-light","class"]}),e.addEventListener("change",t),()=>{n.disconnect(),e.removeEventListener("change",t)}}function P(){return matchMedia("(prefers-reduced-motion: reduce)").matches}function N(t,e=3){if(typeof t!="number")return String(t);let n=Math.abs(t)<1e-4&&t!==0?t.toPrecision(2):String(Number(t.toPrecision(e)));return D(n)}var Nn={"+":"","-":"⁻",...Object.fromEntries([..."⁰¹²³⁴⁵⁶⁷⁸⁹"].entries())};function D(t){return t.replace(/(?<![^\s(])(?<!\w\()-(?=\.?\d|[iI]nf)/g,"−").replace(/(?<![\w.=-])(\d+(?:\.\d+)?)e([+-])0*(\d+)\b/g,(e,n,r,i)=>`${n==="1"?"":`${n}·`}10${[...r+i].map(o=>Nn[o]).join("")}`)}var Cn=7,V="in the notebook";function Mt(t,e){let n={slider:Ln,choice:Tn,switches:qn,buttons:zn},r=t.filter(o=>!("on_picture"in o&&o.on_picture)).map(o=>n[o.kind](o.name,o,e));return{node:f("div",{class:"controls"},...r.map(o=>o.node)),update:()=>r.forEach(o=>o.update())}}function st(t,{state:e,controls:n}){if(t.fixed)return V;let r=([c,l])=>[e[c]].flat().some(u=>l.includes(u)),i=Object.entries(t.only).find(c=>!r(c));if(!i)return"";let[o,s]=i,{label:a}=n[o];return typeof s[0]=="number"?`with ${a} from ${N(Math.min(...s.map(Number)))} up`:s.length>4?`with other ${a}`:`with ${a}: ${s.join(", ")}`}function at(t,e,n){t.classList.toggle("off",!!n),e.dataset.why!==n&&(e.textContent=e.dataset.why=n);for(let[r,i]of[["role","group"],["aria-disabled","true"]])n?t.setAttribute(r,i):t.removeAttribute(r)}function lt({stops:t,low:e,high:n,step:r,log:i}){if(t){let a=c=>t.reduce((l,u,p)=>Math.abs(u-c)<Math.abs(t[l]-c)?p:l,0);return{count:t.length,at:c=>t[c],place:a}}let[o,s]=i?[Math.log10(e),Math.log10(n)]:[e,n];return{count:Math.round((s-o)/r)+1,at:a=>{let c=Math.min(o+a*r,s);return Number(i?(10**c).toPrecision(6):c.toFixed(9))},place:a=>Math.round(((i?Math.log10(a):a)-o)/r)}}function Ln(t,e,n){let r=lt(e),i=w=>n.ask({[t]:w}),o=0,s=f("input",{type:"range",min:0,max:r.count-1,step:1,"aria-label":e.label,oninput:()=>i(r.at(Number(s.value))),onpointerdown:()=>o=n.state[t],onpointercancel:()=>n.state[t]!==o&&i(o)}),a=f("input",{class:"number",inputmode:"decimal","aria-label":`${e.label}, as a number`,oninput:()=>m=!0,onchange:k,onkeydown:({key:w})=>w==="Enter"&&k(),onblur:()=>x()}),c=f("span",{class:"note"}),l=f("span",{class:"note",role:"status"}),[u,p]=[r.at(0),r.at(r.count-1)],[m,y]=[!1,""],g=()=>`${n.asked} ${n.state[t]}`;function k(){if(!m)return;m=!1;let w=Number(a.value.replace("−","-").replace(",","."));if(Number.isFinite(w)&&a.value.trim()!==""){let E=r.at(r.place(R(w,u,p)));i(E),l.textContent=O(w,E)}else l.textContent=`Expected: a number from ${N(u)} to ${N(p)}.`;a.value=N(n.state[t]),y=g()}function O(w,E){return N(w)===N(E)?"":w>p?`Up to ${N(p)}.`:w<u?`From ${N(u)} up.`:`${D(String(w))} is between stops: ${N(E)}.`}let S=f("div",{class:"row slider"},f("span",{class:"name"},e.label),s,a,c,l);function x(){let w=n.state[t],E=r.place(w);s.value=String(E),S.style.setProperty("--share",String(E/(r.count-1||1))),s.setAttribute("aria-valuetext",N(w)),a.matches(":focus")||(a.value=N(w)),g()!==y&&(l.textContent="");let L=st(e,n);s.disabled=a.disabled=!!L,at(S,c,L)}return{node:S,update:x}}function Tn(t,e,n){let r=g=>n.ask({[t]:g}),i=Math.random().toString(36),o=e.options.map(g=>f("input",{type:"radio",name:i,onchange:()=>r(g)})),s=f("select",{"aria-label":e.label,onchange:()=>r(e.options[s.selectedIndex])},...e.options.map(g=>f("option",{},N(g)))),a=e.options.length<=Cn,c=o.map((g,k)=>f("label",{class:"option"},g,N(e.options[k]))),l=a?f("div",{class:"options",role:"radiogroup","aria-label":e.label},...c):s,u=f("span",{class:"note"}),p=f("div",{class:a?"row wide":"row"},f("span",{class:"name"},e.label),l,u),m=e.options.map(g=>e.stops&&!e.stops.includes(g));function y(){let g=e.options.indexOf(n.state[t]),k=st(e,n);o.forEach((O,S)=>{O.checked=S===g,O.disabled=!!(k||m[S])});for(let[O,S]of[...s.options].entries())S.disabled=!!m[O];s.selectedIndex=g,s.disabled=!!k,at(p,u,k),!k&&m.some(Boolean)&&(u.textContent=`the others ${V}`)}return{node:p,update:y}}function qn(t,e,n){let r=l=>{let u=new Set(n.state[t]);u.delete(l)||u.add(l),n.ask({[t]:e.options.filter(p=>u.has(p))})},i=e.options.map(l=>f("button",{type:"button",onclick:()=>r(l)},N(l))),o=f("div",{class:"options",role:"group","aria-label":e.label},...i),s=f("span",{class:"note"}),a=f("div",{class:"row wide"},f("span",{class:"name"},e.label),o,s);function c(){let l=st(e,n);i.forEach((u,p)=>{u.setAttribute("aria-pressed",String(n.state[t].includes(e.options[p]))),u.disabled=!!l}),at(a,s,l)}return{node:a,update:c}}function zn(t,e,n){let r=Object.entries(e.options).map(([s,a])=>{let l=f("button",{type:"button",onclick:()=>l.ariaDisabled!=="true"&&n.press(s),onblur:()=>o()},a);return{name:s,label:a,button:l}}),i=f("div",{class:"row wide"},f("div",{class:"options"},...r.map(({button:s})=>s)));function o(){for(let{name:s,label:a,button:c}of r){let l=n.numbers.buttons?.[s]??{},u=l.label??a;c.textContent!==u&&(c.textContent=u);let p=!!(e.fixed||l.disabled),m=l.why??(n.alone?V:"");c.title=p?m:"",c.ariaDisabled=String(p),c.disabled=p&&!c.matches(":focus")}}return{node:i,update:o}}var $t=`/* For what is around the explorers, in the page itself. Light and dark follow JupyterLab's theme,
   VS Code's, or the system's. */
.mlpkit-around {
  color-scheme: light dark;
}
body[data-jp-theme-light="true"] .mlpkit-around,
body.vscode-light .mlpkit-around {
  color-scheme: light;
}
body[data-jp-theme-light="false"] .mlpkit-around,
body.vscode-dark .mlpkit-around {
  color-scheme: dark;
}

/* Without a kernel: JupyterLab marks what it opens with the first class; after a restart frame.js
   sets the second. */
:is(.jupyter-widgets-disconnected .mlpkit-around, .mlpkit-around.sleeping) {
  --mlpkit-asleep: block;
  --mlpkit-strength: 0.45;
  --mlpkit-pointer: none;
  --mlpkit-interactivity: inert;
}
.mlpkit-explorer.jupyter-widgets-disconnected::before,
.mlpkit-explorer .jupyter-widgets-disconnected::before {
  display: none;
}
`;var Nt=`/* Inside a shadow root: no rule of the page reaches in, and none of these reaches out. What is
   inherited is reset too; around.css says whether it is light or dark, and whether it sleeps. */
.mlpkit {
  all: initial;
  color-scheme: inherit;
  --value: light-dark(#0072b2, #5cb8f0);
  --slope: light-dark(#c24e00, #ff9a55);
  --right: light-dark(#00795a, #2fc79b);
  --wrong: light-dark(#a8447f, #e79cc6);
  --fourth: light-dark(#9a6500, #f0b43c);
  --fifth: light-dark(#2a7ca8, #8fd0f5);
  --sixth: light-dark(#7a3500, #d9a585);
  --quiet: light-dark(#6b6b6b, #a0a0a0);
  --faint: light-dark(#dddddd, #444444);
  --ink: light-dark(#222222, #e6e6e6);
  --page: light-dark(#ffffff, #111111);
  --lit: light-dark(#fff1cf, #4a3a10);
  display: flow-root;
  position: relative;
  color: var(--ink);
  font-family: var(--jp-ui-font-family, system-ui, sans-serif);
  font-size: 13px;
  line-height: 1.4;
  max-width: 920px;
  padding: 2px;
}

.mlpkit svg {
  display: block;
  width: 100%;
  overflow: visible;
}
.mlpkit text {
  fill: var(--ink);
  font-size: 12px;
  font-family: inherit;
}
.mlpkit .halo {
  stroke: var(--page);
  stroke-width: 4px;
  paint-order: stroke;
  stroke-linejoin: round;
}
.mlpkit .title {
  font-weight: 600;
  font-size: 13px;
}
.mlpkit .on-lines {
  stroke: var(--page);
  stroke-width: 3px;
  stroke-linejoin: round;
  paint-order: stroke;
}
.mlpkit .axis path,
.mlpkit .axis line {
  stroke: var(--quiet);
}
.mlpkit .axis text,
.mlpkit .label {
  fill: var(--quiet);
  font-size: 11.5px;
}
.mlpkit .on-lines {
  paint-order: stroke;
  stroke: var(--page);
  stroke-width: 4px;
  stroke-linejoin: round;
}
.mlpkit .grid line {
  stroke: var(--faint);
}
.mlpkit canvas {
  display: block;
}

/* Formulas and their lines of code, side by side if there is room. */
.mlpkit .formulas {
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 340px), auto));
  gap: 8px 24px;
  align-items: center;
  margin: 6px 0 10px;
}
.mlpkit .formula {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 2px 4px;
  font-size: 15px;
}
.mlpkit .formulas code {
  font-family: var(--jp-code-font-family, monospace);
  font-size: 12px;
  white-space: pre-wrap;
}
.mlpkit .formula mfrac > * {
  padding: 1px 2px;
}
.mlpkit .formulas .lit {
  background: var(--lit);
}

.mlpkit .controls {
  display: grid;
  gap: 4px 32px;
  margin: 10px 0 6px;
  container-type: inline-size;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 300px), 1fr));
  opacity: var(--mlpkit-strength, 1);
}
.mlpkit :is(.controls, .picture) {
  pointer-events: var(--mlpkit-pointer, auto);
  interactivity: var(--mlpkit-interactivity, auto);
}
.mlpkit .row {
  display: grid;
  align-items: center;
  gap: 0 10px;
  min-height: 28px;
  grid-template: 1fr auto / clamp(6.5em, 26cqw, 10em) 1fr auto;
}
.mlpkit .note {
  grid-column: 2 / -1;
  text-align: right;
  color: var(--quiet);
}
.mlpkit .row.wide {
  grid-column: 1 / -1;
  grid-template-columns: clamp(6.5em, 26cqw, 10em) 1fr;
}
.mlpkit .row.wide > .options:first-child {
  grid-column: 1 / -1;
}
.mlpkit .row.wide > .note {
  text-align: left;
}
.mlpkit .row.off {
  color: var(--quiet);
}
.mlpkit input[type="range"] {
  width: 100%;
  height: 24px;
  margin: 0;
  accent-color: var(--value);
}
.mlpkit input.number {
  width: var(--wide, 5.2em);
  height: 24px;
  box-sizing: border-box;
  text-align: center;
  font: inherit;
  font-variant-numeric: tabular-nums;
  color: inherit;
  background: none;
  border: 1px solid transparent;
  border-radius: 3px;
  padding: 1px 3px;
}
.mlpkit input.number:hover:enabled,
.mlpkit input.number:focus {
  border-color: var(--quiet);
}
/* A slider is as wide as the picture; its number is above the thumb, off the name. */
.mlpkit .row.slider {
  --wide: 5.2em; /* of the number */
  grid-column: 1 / -1;
  grid-template: auto auto / auto 1fr;
}
.mlpkit .row.slider > input[type="range"] {
  grid-area: 2 / 1 / 3 / -1;
}
.mlpkit .row.slider > .number {
  grid-area: 1 / 2;
  margin-left: clamp(
    0px,
    8px +
    var(--share) *
    (100cqw - 16px) -
    100cqw +
    100% -
    var(--wide) /
    2,
    100% -
    var(--wide)
  );
}
.mlpkit .row.slider > .note {
  grid-column: 1 / -1;
}
.mlpkit .options {
  display: flex;
  flex-wrap: wrap;
  gap: 4px;
}
.mlpkit .option,
.mlpkit button {
  font: inherit;
  color: inherit;
  background: none;
  cursor: pointer;
  border: 1px solid var(--quiet);
  border-radius: 4px;
  padding: 2px 9px;
  min-height: 26px;
  box-sizing: border-box;
  position: relative;
}
.mlpkit .option input {
  position: absolute;
  opacity: 0;
  inset: 0;
  margin: 0;
  cursor: inherit;
}
.mlpkit .option:has(:checked),
.mlpkit button[aria-pressed="true"] {
  background: var(--value);
  border-color: var(--value);
  color: var(--page);
}
/* What is off is grey, with a dashed edge, and can still be read. */
.mlpkit .option:has(:disabled),
.mlpkit button:disabled,
.mlpkit button[aria-disabled="true"] {
  color: var(--quiet);
  border-style: dashed;
  border-color: var(--quiet);
  cursor: default;
}
.mlpkit .option:has(:checked:disabled),
.mlpkit button[aria-pressed="true"]:disabled {
  color: var(--ink);
  background: var(--faint);
}
.mlpkit select {
  font: inherit;
  color: inherit;
  background: var(--page);
  border: 1px solid var(--quiet);
  border-radius: 4px;
  padding: 2px 4px;
  min-height: 26px;
  opacity: 1;
}
.mlpkit :focus-visible,
.mlpkit .option:has(:focus-visible) {
  outline: 2px solid var(--value);
  outline-offset: 2px;
}
.mlpkit .option input:focus-visible {
  outline: none;
}
.mlpkit :is(.handle, .hold) {
  cursor: grab;
  touch-action: none;
}
/* Chromium cancels a finger's drag on what is inline, whatever its touch-action. */
.mlpkit :is(.handle, .hold):not([display="none"]) {
  display: block;
}
.mlpkit :is(.handle, .hold):active {
  cursor: grabbing;
}
.mlpkit .handle:focus {
  outline: none;
}
.mlpkit .handle:focus-visible {
  outline: 2px solid var(--value);
  outline-offset: 3px;
}

.mlpkit .question {
  margin: 0 0 2px;
  font-size: 17px;
  font-weight: 600;
  line-height: 1.3;
}
.mlpkit .task {
  margin: 0 0 10px;
  max-width: 70ch;
}

.mlpkit .lacks {
  margin: -4px 0 10px;
  max-width: 70ch;
  color: var(--quiet);
}

.mlpkit .said {
  margin: 6px 0 2px;
  min-height: 2.8em;
  font-style: italic;
}
.mlpkit .said.failed {
  font-weight: 600;
  font-style: normal;
  color: var(--slope);
}
.mlpkit .heard {
  position: absolute;
  left: 0;
  bottom: 0;
  width: 1px;
  height: 1px;
  margin: 0;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
}
.mlpkit .asleep {
  display: var(--mlpkit-asleep, none);
  font-weight: 600;
  margin: 0 0 6px;
}
`;var In={float32:Float32Array,int32:Int32Array,uint8:Uint8Array};function W(t){return Array.isArray(t)?t.map(W):t===null||typeof t!="object"||ArrayBuffer.isView(t)?t:t.data!==void 0?ct(t.kind,t.shape,t.data):Object.fromEntries(Object.entries(t).map(([e,n])=>[e,W(n)]))}function ct(t,e,n){let{buffer:r,byteOffset:i=0,byteLength:o}=ArrayBuffer.isView(n)?n:new Uint8Array(n),s=new In[t](r.slice(i,i+o));return Object.assign(s,{shape:e})}function Lt(t){let e=new Map,n=0,r=()=>{},i=t.get("described"),o=W(t.get("lasting")),s={controls:Object.fromEntries(i.map(u=>[u.name,u])),state:{},numbers:{},drawn:{},said:"",failed:!1,number:-1,asked:0,unasked:!1,alone:!!t.get("alone"),served:{},ask:c,press:l,onQuestion:r,onAnswer:r,close:()=>t.off("change:answer",a)};function a(){let u=t.get("answer");if(!(u.number<s.number)){for(let[p,m]of e)m.number<=u.number&&e.delete(p);s.unasked=u.number===s.number,s.number=u.number,s.state={...u.state,...Ct(e)},s.numbers={...o,...W(u.numbers)},s.drawn=u.state,s.said=u.said,s.failed=u.failed,s.onAnswer()}}function c(u){n=Math.max(n+1,Date.now()),s.asked=n;for(let[p,m]of Object.entries(u))e.set(p,{value:m,number:n});s.state={...s.state,...u},s.onQuestion(),t.set("asked",{number:n,changes:Ct(e)}),t.save_changes()}function l(u){s.served[u]?s.served[u]():t.send({press:u})}return t.on("change:answer",a),a(),s}function Ct(t){return Object.fromEntries([...t].map(([e,n])=>[e,n.value]))}var Pn={float32:4,int32:4,uint8:1},jn=120;async function ut(t){let{title:e,stops:n,followed:r,played:i,first:o}=t,s=async d=>JSON.parse(new TextDecoder().decode(await Tt(d))),a=await s(t.moments),c=Rn(await s(t.arrays),await Tt(t.data)),l=a.map(d=>H(d.numbers,c)),u=H(t.lasting,c),p=t.described.map(d=>d.name in n?{...d,stops:n[d.name]}:{...d,fixed:d.kind!=="buttons"&&!d.local}),m=new Set(p.filter(d=>d.local).map(({name:d})=>d)),y=d=>JSON.stringify(Object.keys(n).map(v=>d[v])),g=new Map(a.map((d,v)=>[y(d.state),v])),k=new Set,O={},S,x=E(o,0),w=()=>g.get(y(x.state));function E(d,v){let{state:A,said:$}=a[d],_=i?{buttons:{pause:{disabled:S===void 0,why:"nothing plays"}}}:{};return{number:v,state:{...A,...O},said:$,failed:!1,numbers:{...l[d],..._}}}function L([d,v]){let A=_=>Math.abs(_-v),$=typeof v=="number"?n[d]:void 0;return[d,$?$.reduce((_,q)=>A(q)<A(_)?q:_):v]}function b(d){let v=Object.keys(r).filter(A=>A in d&&d[A]!==x.state[A]);return Object.assign({},...v.map(A=>r[A][n[A].indexOf(d[A])]))}function M({number:d,changes:v}){let A=Object.fromEntries(Object.entries(v).map(L)),$=w(),_=g.get(y({...x.state,...b(A),...A}))??$;for(let q of m)B(_,$,q)&&delete O[q];for(let[q,G]of Object.entries(A))m.has(q)&&(O[q]=G);x=E(_,d),k.forEach(q=>q())}function B(d,v,A){let[$,_]=[d,v].map(q=>JSON.stringify(a[q].state[A]));return $!==_}function F(){clearInterval(S),S=void 0}function C(){x=E(w(),x.number),k.forEach(d=>d())}function T(d){let v=n[d],A=_=>M({number:Math.max(Date.now(),x.number+1),changes:{[d]:v[_]}}),$=()=>v.indexOf(x.state[d]);if(P()){A($()===v.length-1?0:v.length-1);return}S=setInterval(()=>{let _=$()+1;_===v.length-1&&F(),A(_)},jn),$()===v.length-1?A(0):C()}return{get:d=>({title:e,described:p,answer:x,lasting:u,alone:!0})[d],set:(d,v)=>{F(),M(v)},save_changes:()=>{},send:({press:d})=>{F(),i&&d==="play"?T(i):C()},on:(d,v)=>{d==="change:answer"&&k.add(v)},off:(d,v)=>{k.delete(v)}}}async function Tt(t){let e=Uint8Array.from(atob(t),r=>r.charCodeAt(0)),n=new Blob([e]).stream().pipeThrough(new DecompressionStream("deflate"));return new Uint8Array(await new Response(n).arrayBuffer())}function Rn(t,e){let n=0;return t.map(({kind:r,shape:i})=>{let o=Pn[r],s=i.reduce((c,l)=>c*l,1),a=new Uint8Array(s*o);for(let c=0;c<o;c+=1)for(let l=0;l<s;l+=1)a[l*o+c]=e[n+c*s+l];return n+=a.length,ct(r,i,a)})}function H(t,e){return Array.isArray(t)?t.map(n=>H(n,e)):t===null||typeof t!="object"?t:t.array!==void 0?e[t.array]:Object.fromEntries(Object.entries(t).map(([n,r])=>[n,H(r,e)]))}var Dn="This explorer is asleep: run the cell to use it.",Vn=16,Wn=25,Un=600,Kn=1e3;function qt(t){let e=({model:r,el:i})=>Hn(t,r,i);return{render:e,play:async(r,i)=>e({model:await ut(r),el:i}),modelOf:ut}}function Hn(t,e,n){let r=Lt(e),i=Mt(e.get("described"),r),o=["question","task","lacks"].filter(C=>e.get("lasting")[C]).map(C=>f("p",{class:C},e.get("lasting")[C])),s=f("div",{class:"picture",style:"visibility: hidden"}),a=f("p",{class:"said"}),c=f("p",{class:"heard",role:"status"}),l=f("section",{class:"mlpkit","aria-label":e.get("title")},f("style",{},Nt),f("p",{class:"asleep",role:"note"},Dn),...o,s,i.node,a,c),u=f("div",{class:"mlpkit-around"},f("style",{},$t));u.attachShadow({mode:"open"}).append(l);let p=Yn(u,l),m=()=>u.classList.add("sleeping");e.on("comm_live_update",m),n.append(u);let y=t({picture:s,link:r,root:l}),[g,k,O,S,x]=[0,0,0,0,0],w=s.clientWidth;function E(){if(cancelAnimationFrame(g),g=0,x=performance.now(),w===0)return;i.update();let C=y({numbers:r.numbers,state:r.state,drawn:r.drawn,width:w}),T=r.failed?r.said:D(C??r.said);a.textContent!==T&&L(T),a.classList.toggle("failed",r.failed),s.style.visibility="",l.dataset.drawn=String(r.number),S+=1,l.dataset.pictures=String(S)}function L(C){let T=a.textContent==="";a.textContent=C,clearTimeout(O),c.textContent="",!T&&(O=setTimeout(()=>{c.setAttribute("role",r.failed?"alert":"status"),c.textContent=C},Un))}let b=()=>{clearTimeout(k),k=0,g||=requestAnimationFrame(E)},M=0;r.onAnswer=()=>{if(u.classList.remove("sleeping"),r.unasked&&P()){let T=performance.now()-x;M||=setTimeout(()=>{M=0,b()},Math.max(Kn-T,0));return}b(),r.number>=r.asked&&!document.hidden&&performance.now()-x>Vn&&E()},r.onQuestion=()=>{l.dataset.asked=String(r.asked),k||=setTimeout(b,Wn)};let B=new ResizeObserver(([{contentRect:C}])=>{let T=Math.round(C.width);T!==w&&(w=T,b())});B.observe(s);let F=Ot(b);return l.dataset.asked=String(r.asked),b(),()=>{cancelAnimationFrame(g),clearTimeout(k),clearTimeout(O),clearTimeout(M),B.disconnect(),F(),p(),e.off("comm_live_update",m),r.close()}}var Jn="input:not([type=radio], [type=checkbox], [type=range]), textarea";function Yn(t,e){let n=r=>{let i=r.composedPath()[0];if(!e.contains(i))return;let o=r.ctrlKey||r.metaKey||r.altKey,s=r.key==="Escape"||(i.matches(Jn)?o&&r.key.toLowerCase()==="s":o||r.key==="Enter"&&r.shiftKey);t.toggleAttribute("data-lm-suppress-shortcuts",!s)};return window.addEventListener("keydown",n,!0),()=>window.removeEventListener("keydown",n,!0)}var zt=[4,9],Qn={loss:"L",rate:"η"};function Ft(t,{values:e,grids:n,steps:r},i,o){j(t).selectAll("li").data(r).join("li").attr("class",(a,c)=>c+1===i?"now":c+1>i?"ahead":null).attr("aria-current",(a,c)=>c+1===i?"step":null).on("click",(a,c)=>o(r.indexOf(c)+1)).each(function({code:c,formulas:l},u){let p=Object.entries(l).map(([m,y])=>{let g=y.split(/(\{\w+\}ᵀ?)/),k=g.map(x=>x.replace(/\{(\w+)\}/,(w,E)=>J(E))).join(""),O=/^\{\w+\}$/.test(y),S=O?[]:g.map((x,w)=>{let[,E,L]=x.match(/\{(\w+)\}(ᵀ?)/)??[];return E?Bt(n[E],e,!!L,/[^(]$/.test(g[w-1])):x});return f("span",{},`${J(m)} = ${k}`,f("span",{class:"filled"},...O?[]:[" = ",...S]," = ",Bt(n[m],e)))});this.replaceChildren(f("span",{class:zt[0]<=u&&u<zt[1]?"slope":"value"},String(u+1)),f("code",{},c),f("span",{class:"formulas"},...p))})}function Bt(t,e,n=!1,r=!1){let i=n?t[0].map((a,c)=>t.map(l=>l[c])):t,o=(a,c="",l="")=>f("span",{class:Q(a),"data-number":a},c+N(e[a],6)+l);if(i.length===1&&i[0].length===1)return r&&e[i[0][0]]<0?o(i[0][0],"(",")"):o(i[0][0]);if(i.length===1)return f("span",{},"(",...i[0].flatMap((a,c)=>c?[", ",o(a)]:[o(a)]),")");let s=`grid-template-columns: repeat(${i[0].length}, auto)`;return f("span",{class:"table",style:s},...i.flat().map(a=>o(a)))}var Y=({formulas:t},e)=>Object.keys(t).flatMap(n=>e[n].flat()),Q=t=>t.startsWith("d")?"slope":"value",J=t=>t.startsWith("new")?`${J(t.slice(3))}′`:Qn[t]??t.replace("1","₁").replace("2","₂"),pt=t=>J(U(t).split("[")[0])+(U(t).match(/\[.*/)??"");function U(t){let[e,n]=t.split("_");return n?`${e}[${[...n].join(", ")}]`:e}function It(t,e){let n=Et("svg").attr("role","group").attr("aria-label",e);t.append(n.node());let r=Object.assign(n,{size:(i,o)=>r.attr("viewBox",`0 0 ${i} ${o}`).attr("height",o)});return r}var X=560,Pt={x:.06,z1:.4,a1:.57,y:.79,loss:.94},Xn={0:76,1:192,"":134},Dt=["x_0","x_1","z1_0","z1_1","a1_0","a1_1","y","loss"],Vt=[["W1","x","z1"],["W2","a1","y"]],Wt=[["z1_0","a1_0"],["z1_1","a1_1"],["y","loss"]],dt={b1_0:["z1_0",-58],b1_1:["z1_1",58],b2:["y",58]},Gn=200,Zn="Above a unit its value, below it the slope. Lines: weights in blue, their slopes in orange; thick if large, dashed below 0, dotted at 0. A number in a frame can be changed.",tr="Point at a number to see its name here.",er=`
.stepper { position: relative; }
.stepper .unit circle { fill: var(--page); stroke: var(--quiet); }
.stepper .unit.fresh circle { fill: var(--lit); stroke: var(--ink); stroke-width: 1.5; }
.stepper .unit text { font-size: 11px; }
.stepper .number { paint-order: stroke; stroke: var(--page); stroke-width: 4px; stroke-linejoin: round; }
.stepper .value, .listing .value { fill: var(--value); color: var(--value); }
.stepper .slope, .listing .slope { fill: var(--slope); color: var(--slope); }
.stepper .fresh.number { font-weight: 700; stroke: var(--lit); stroke-width: 8px; }
.listing .fresh { font-weight: 700; background: var(--lit); }
.stepper .source, .listing .source { text-decoration: underline 2px; text-underline-offset: 2px; }
.stepper input {
  position: absolute; transform: translate(-50%, -50%); padding: 0; height: 24px; min-width: 24px;
  font: 12px var(--jp-ui-font-family, system-ui, sans-serif); text-align: center; box-sizing: border-box;
  color: var(--ink); background: var(--page); border: 1px solid var(--quiet); border-radius: 3px;
}
.stepper input.x { color: var(--value); }
.stepper input:hover:enabled { border-color: var(--ink); }
.stepper input:disabled { border-color: transparent; opacity: 1; }
.stepper input.source { border-bottom: 2px solid currentColor; text-decoration: none; }
.named { margin: 4px; font-size: 12px; }
.key { color: var(--quiet); font-size: 11.5px; margin: 4px; }
.walk { display: flex; gap: 6px; margin: 6px 0; }
.listing {
  list-style: none; margin: 0; padding: 0; font-size: 12.5px; position: relative;
  overflow-y: auto; overscroll-behavior: auto; max-height: max(250px, 100vh - 540px);
}
.listing li {
  display: grid; grid-template-columns: 1.4em clamp(15.5em, 31%, 22em) 1fr; gap: 0 6px; align-items: center; min-height: 24px;
  padding: 1px 6px; border-left: 3px solid transparent; border-radius: 3px; cursor: pointer;
}
.listing.narrow li { grid-template-columns: 1.4em 1fr; }
.listing.narrow .formulas { grid-column: 2; }
.listing li:hover { border-left-color: var(--quiet); }
.listing li.now { background: var(--lit); border-left-color: var(--ink); }
.listing li.made { outline: 2px solid var(--ink); }
.listing li.ahead code, .listing li.ahead .formulas { color: var(--quiet); }
.listing li.ahead .filled { visibility: hidden; }
.listing code { font-size: 12px; color: inherit; background: none; padding: 0; white-space: pre-wrap; }
.listing .filled span { white-space: nowrap; }
.listing .formulas { display: flex; flex-wrap: wrap; align-items: center; }
.listing:not(.narrow) .formulas > span:first-child:not(:last-child) { min-width: 23em; }
.listing .table {
  display: inline-grid; gap: 0 0.7em; text-align: right; line-height: 1.25; padding: 0 0.35em; vertical-align: middle;
  border: 1.3px solid currentColor; border-width: 0 1.3px; border-radius: 8px; margin: 1px 2px;
}
`,nr=({picture:t,link:e})=>{let n=f("div",{class:"stepper"}),r=It(n,"the network: values above its units in blue, slopes below in orange"),i=r.append("g"),o=r.append("g"),s=r.append("g").selectAll("g").data(Dt).join(b=>{let M=b.append("g").attr("class","unit");return M.append("circle").attr("r",18),M.append("text").attr("text-anchor","middle").attr("dy","0.35em").text(U),M}),a=r.append("g"),c=r.append("g").style("pointer-events","none"),l=f("p",{class:"named"}),u=f("p",{class:"key"},Zn),p=new Map(Object.values(e.controls).filter(b=>b.on_picture).map(b=>[b.name,ir(b,e)]));n.append(...[...p.values()].map(b=>b.node));let m=b=>e.ask({step:R(b,0,e.numbers.steps.length)}),y=(b,M)=>f("button",{type:"button",onclick:()=>m(e.state.step+M)},b),[g,k]=[y("Back",-1),y("Next",1)],O=f("ol",{class:"listing","aria-label":"the code, line by line",tabindex:0});t.append(f("style",{},er),n,l,f("div",{class:"walk"},g,k),O,u);let S={numbers:e.numbers,step:e.state.step},x=null,w=null,E=b=>b.closest("[data-number]")?.getAttribute("data-number")??null;for(let b of["pointerover","pointerleave"])t.addEventListener(b,({target:M})=>{x=b==="pointerover"?E(M):null,Rt(t,S,x),L()});for(let b of["focusin","focusout"])n.addEventListener(b,({target:M})=>{w=b==="focusin"?E(M):null,L()});function L(){let b=x??w;l.textContent=b?`${U(b)} = ${N(S.numbers.values[b],6)}`:tr}return({numbers:b,state:M,width:B})=>{let{values:F,grids:C,steps:T,sources:d}=b,v=S.step;S={numbers:b,step:M.step};let A=new Set([...p.keys(),"rate"]);for(let{formulas:h}of T.slice(0,M.step))for(let I of Object.keys(h))C[I].flat().forEach(tt=>A.add(tt));let{unit:$,places:_}=or(B,C),q=h=>`translate(${_[h].x},${_[h].y})`;r.size(B,268),s.attr("transform",h=>`translate(${$[h].join()})`),i.selectAll("path").data(Object.entries(dt)).join("path").attr("stroke","var(--quiet)").attr("d",([h,[I,tt]])=>`M${_[h].x},${_[h].y}L${$[I][0]-14},${$[I][1]+12*Math.sign(tt)}`),o.selectAll("path").data(sr($,b,A)).join("path").attr("d",h=>h.path).attr("stroke",h=>`var(${h.ink})`).attr("stroke-width",h=>h.width).attr("stroke-dasharray",h=>h.dash??null),a.selectAll("text.number").data([...A].filter(h=>!p.has(h)&&h in _),h=>h).join("text").attr("class",h=>`number ${Q(h)}`).attr("data-number",h=>h).attr("transform",q).attr("dy","0.35em").attr("text-anchor","middle").text(h=>(/^(db|newloss)/.test(h)?`${pt(h)} `:"")+N(F[h],6));let G=Wt.slice(0,2).filter(([h])=>A.has(h.replace("z","a"))&&!(F[h]>0)),Z=[["t",_.t.x-22,_.t.y]];for(let h of Object.keys(dt))Z.push([pt(h),_[h].x-36,_[h].y]);for(let[h,I]of G)Z.push(["off",($[h][0]+$[I][0])/2,$[h][1]-(B<X?26:9)]);a.selectAll("text.label").data(Z).join("text").attr("class","label").attr("text-anchor","middle").attr("dy","0.35em").attr("x",h=>h[1]).attr("y",h=>h[2]).text(h=>h[0]);for(let[h,I]of p)I.update(_[h]);ot(g,M.step===0&&"this is the start"),ot(k,M.step===T.length&&"this is the end"),Ft(O,b,M.step,m),O.classList.toggle("narrow",B<X),M.step!==v&&rr(O,M.step-1),Rt(t,S,x),L(),M.step===v+1&&!P()&&ar(c,Y(T[v],C),d,_)}},Ir=qt(nr);function rr(t,e){let n=t.children[Math.max(e,0)],r=t.children[e+1]??n;if(!n||!r)return;let i=r.offsetTop+r.offsetHeight-t.clientHeight;t.scrollTop=Math.min(Math.max(t.scrollTop,i),n.offsetTop)}function ir(t,e){let{name:n}=t,r=lt(t);function i(){c.value=N(e.state[n],6)}function o(){c.style.width=`${.65*Math.max(c.value.length,1)+.8}em`}function s(u){e.ask({[n]:r.at(R(u,0,r.count-1))}),i()}function a(){let u=Number(c.value.replace("−","-").replace(",","."));c.value.trim()!==""&&Number.isFinite(u)?s(r.place(u)):i()}let c=f("input",{class:n.split("_")[0],"data-number":n,"aria-label":t.label,inputmode:"decimal",role:"spinbutton","aria-valuemin":t.low,"aria-valuemax":t.high,autocomplete:"off",disabled:!!t.fixed,title:t.fixed&&V,onfocus:()=>c.select(),onblur:i,oninput:o,onchange:a,onkeydown:u=>{let p=u.key==="ArrowUp"?1:u.key==="ArrowDown"?-1:0;if(p)s(r.place(e.state[n])+p*(u.shiftKey?10:1));else if(u.key==="Enter")a();else if(u.key==="Escape")i();else return;u.preventDefault(),c.select()}});function l({x:u,y:p}){Object.assign(c.style,{left:`${u}px`,top:`${p}px`}),c.setAttribute("aria-valuenow",String(e.state[n])),c.matches(":focus")||i(),o()}return{node:c,update:l}}function or(t,e){let n=t<X?{...Pt,z1:.37,a1:.51,y:.8}:Pt,r={};for(let l of Dt){let[u,p=""]=l.split("_");r[l]=[n[u]*t,Xn[p]]}let i={};for(let[l,[u,p]]of Object.entries(r))i[l]={x:u,y:p-30},i[`d${l}`]={x:u,y:p+30};i.newloss={x:Math.min(r.loss[0],t-46),y:r.loss[1]-52},i.t={x:r.loss[0],y:r.loss[1]+32};let[o,s,a]=t<X?[.32,.68,.64]:[.27,.7,.7],c=([l,u],[p,m],y)=>({x:l+y*(p-l),y:u+y*(m-u)});for(let[l,u,p]of Vt)e[u].flat().forEach((m,y)=>e[p].flat().forEach((g,k)=>{i[e[l][y][k]]=c(r[m],r[g],o),i[e[`d${l}`][y][k]]=c(r[m],r[g],l==="W2"?Math.min(s,a):s)}));for(let[l,[u,p]]of Object.entries(dt)){let[m,y]=r[u];i[l]={x:m-10,y:y+p},i[`d${l}`]={x:m+44,y:y+p}}return{unit:r,places:i}}function sr(t,{values:e,grids:n},r){let i=Math.max(...[...n.dW1,...n.dW2].flat().map(s=>Math.abs(e[s])))||1,o=Wt.map(([s,a])=>({path:ft(t[s],t[a],0),ink:"--quiet",width:1}));for(let[s,a,c]of Vt)n[a].flat().forEach((l,u)=>n[c].flat().forEach((p,m)=>{let[y,g]=[n[s][u][m],n[`d${s}`][u][m]];o.push(jt(ft(t[l],t[p],-3.5),e[y]/5,"--value")),r.has(g)&&o.push(jt(ft(t[l],t[p],3.5),e[g]/i,"--slope"))}));return o}function jt(t,e,n){return e===0?{path:t,ink:"--quiet",width:1,dash:"1 4"}:{path:t,ink:n,width:1+5*Math.abs(e),dash:e>0?null:"7 4"}}function ft([t,e],[n,r],i){let o=Math.hypot(n-t,r-e),[s,a]=[-(r-e)/o*i,(n-t)/o*i];return`M${t+s},${e+a}L${n+s},${r+a}`}function Rt(t,{numbers:{grids:e,steps:n,sources:r},step:i},o){let s=new Set(o?[o]:i?Y(n[i-1],e):[]),a=new Set([...s].flatMap(l=>r[l]??[]));for(let l of t.querySelectorAll("[data-number]")){let u=l.getAttribute("data-number")??"",p=o||!l.closest("li:not(.now)");l.classList.toggle("fresh",!!p&&s.has(u)),l.classList.toggle("source",!!p&&a.has(u))}j(t).selectAll(".unit").classed("fresh",l=>s.has(l)||s.has(`d${l}`)),t.querySelectorAll(".listing li").forEach((l,u)=>l.classList.toggle("made",Y(n[u],e).includes(o??"")))}function ar(t,e,n,r){for(let i of e.filter(o=>o in r))for(let o of n[i].filter(s=>s in r)){let s=t.append("circle").attr("r",5).attr("class",Q(o)),a=[o,i].map(l=>`translate(${r[l].x}px,${r[l].y}px)`);s.node()?.animate({transform:a},{duration:Gn,easing:"ease-in-out"})?.addEventListener("finish",()=>s.remove())}}export{Ir as default};
