// Made by "make bundles"; licences in LICENSES.txt. Sources 4eef9a1ec06fc579faa5414bf349380ff907eb54669f9c3f1c78079eb27f89ab
var it="http://www.w3.org/1999/xhtml",yt={svg:"http://www.w3.org/2000/svg",xhtml:it,xlink:"http://www.w3.org/1999/xlink",xml:"http://www.w3.org/XML/1998/namespace",xmlns:"http://www.w3.org/2000/xmlns/"};function bt(t){var e=t+="",r=e.indexOf(":");return r>=0&&(e=t.slice(0,r))!=="xmlns"&&(t=t.slice(r+1)),yt.hasOwnProperty(e)?{space:yt[e],local:t}:t}function Yt(t){return function(){var e=this.ownerDocument,r=this.namespaceURI;return r===it&&e.documentElement.namespaceURI===it?e.createElement(t):e.createElementNS(r,t)}}function Qt(t){return function(){return this.ownerDocument.createElementNS(t.space,t.local)}}function st(t){var e=bt(t);return(e.local?Qt:Yt)(e)}function Xt(){}function xt(t){return t==null?Xt:function(){return this.querySelector(t)}}function Gt(t){typeof t!="function"&&(t=xt(t));for(var e=this._groups,r=e.length,n=new Array(r),i=0;i<r;++i)for(var o=e[i],s=o.length,a=n[i]=new Array(s),l,c,u=0;u<s;++u)(l=o[u])&&(c=t.call(l,l.__data__,u,o))&&("__data__"in l&&(c.__data__=l.__data__),a[u]=c);return new q(n,this._parents)}function Zt(t){return t==null?[]:Array.isArray(t)?t:Array.from(t)}function te(){return[]}function ee(t){return t==null?te:function(){return this.querySelectorAll(t)}}function ne(t){return function(){return Zt(t.apply(this,arguments))}}function re(t){typeof t=="function"?t=ne(t):t=ee(t);for(var e=this._groups,r=e.length,n=[],i=[],o=0;o<r;++o)for(var s=e[o],a=s.length,l,c=0;c<a;++c)(l=s[c])&&(n.push(t.call(l,l.__data__,c,s)),i.push(l));return new q(n,i)}function ie(t){return function(){return this.matches(t)}}function wt(t){return function(e){return e.matches(t)}}var oe=Array.prototype.find;function se(t){return function(){return oe.call(this.children,t)}}function ae(){return this.firstElementChild}function le(t){return this.select(t==null?ae:se(typeof t=="function"?t:wt(t)))}var ce=Array.prototype.filter;function ue(){return Array.from(this.children)}function pe(t){return function(){return ce.call(this.children,t)}}function fe(t){return this.selectAll(t==null?ue:pe(typeof t=="function"?t:wt(t)))}function de(t){typeof t!="function"&&(t=ie(t));for(var e=this._groups,r=e.length,n=new Array(r),i=0;i<r;++i)for(var o=e[i],s=o.length,a=n[i]=[],l,c=0;c<s;++c)(l=o[c])&&t.call(l,l.__data__,c,o)&&a.push(l);return new q(n,this._parents)}function vt(t){return new Array(t.length)}function he(){return new q(this._enter||this._groups.map(vt),this._parents)}function Q(t,e){this.ownerDocument=t.ownerDocument,this.namespaceURI=t.namespaceURI,this._next=null,this._parent=t,this.__data__=e}Q.prototype={constructor:Q,appendChild:function(t){return this._parent.insertBefore(t,this._next)},insertBefore:function(t,e){return this._parent.insertBefore(t,e)},querySelector:function(t){return this._parent.querySelector(t)},querySelectorAll:function(t){return this._parent.querySelectorAll(t)}};function me(t){return function(){return t}}function ge(t,e,r,n,i,o){for(var s=0,a,l=e.length,c=o.length;s<c;++s)(a=e[s])?(a.__data__=o[s],n[s]=a):r[s]=new Q(t,o[s]);for(;s<l;++s)(a=e[s])&&(i[s]=a)}function ye(t,e,r,n,i,o,s){var a,l,c=new Map,u=e.length,f=o.length,g=new Array(u),y;for(a=0;a<u;++a)(l=e[a])&&(g[a]=y=s.call(l,l.__data__,a,e)+"",c.has(y)?i[a]=l:c.set(y,l));for(a=0;a<f;++a)y=s.call(t,o[a],a,o)+"",(l=c.get(y))?(n[a]=l,l.__data__=o[a],c.delete(y)):r[a]=new Q(t,o[a]);for(a=0;a<u;++a)(l=e[a])&&c.get(g[a])===l&&(i[a]=l)}function be(t){return t.__data__}function xe(t,e){if(!arguments.length)return Array.from(this,be);var r=e?ye:ge,n=this._parents,i=this._groups;typeof t!="function"&&(t=me(t));for(var o=i.length,s=new Array(o),a=new Array(o),l=new Array(o),c=0;c<o;++c){var u=n[c],f=i[c],g=f.length,y=we(t.call(u,u&&u.__data__,c,n)),m=y.length,v=a[c]=new Array(m),k=s[c]=new Array(m),E=l[c]=new Array(g);r(u,f,v,k,E,y,e);for(var _=0,x=0,S,A;_<m;++_)if(S=v[_]){for(_>=x&&(x=_+1);!(A=k[x])&&++x<m;);S._next=A||null}}return s=new q(s,n),s._enter=a,s._exit=l,s}function we(t){return typeof t=="object"&&"length"in t?t:Array.from(t)}function ve(){return new q(this._exit||this._groups.map(vt),this._parents)}function ke(t,e,r){var n=this.enter(),i=this,o=this.exit();return typeof t=="function"?(n=t(n),n&&(n=n.selection())):n=n.append(t+""),e!=null&&(i=e(i),i&&(i=i.selection())),r==null?o.remove():r(o),n&&i?n.merge(i).order():i}function _e(t){for(var e=t.selection?t.selection():t,r=this._groups,n=e._groups,i=r.length,o=n.length,s=Math.min(i,o),a=new Array(i),l=0;l<s;++l)for(var c=r[l],u=n[l],f=c.length,g=a[l]=new Array(f),y,m=0;m<f;++m)(y=c[m]||u[m])&&(g[m]=y);for(;l<i;++l)a[l]=r[l];return new q(a,this._parents)}function Ae(){for(var t=this._groups,e=-1,r=t.length;++e<r;)for(var n=t[e],i=n.length-1,o=n[i],s;--i>=0;)(s=n[i])&&(o&&s.compareDocumentPosition(o)^4&&o.parentNode.insertBefore(s,o),o=s);return this}function Se(t){t||(t=Ee);function e(f,g){return f&&g?t(f.__data__,g.__data__):!f-!g}for(var r=this._groups,n=r.length,i=new Array(n),o=0;o<n;++o){for(var s=r[o],a=s.length,l=i[o]=new Array(a),c,u=0;u<a;++u)(c=s[u])&&(l[u]=c);l.sort(e)}return new q(i,this._parents).order()}function Ee(t,e){return t<e?-1:t>e?1:t>=e?0:NaN}function Oe(){var t=arguments[0];return arguments[0]=this,t.apply(null,arguments),this}function Me(){return Array.from(this)}function $e(){for(var t=this._groups,e=0,r=t.length;e<r;++e)for(var n=t[e],i=0,o=n.length;i<o;++i){var s=n[i];if(s)return s}return null}function Ne(){let t=0;for(let e of this)++t;return t}function Ce(){return!this.node()}function Le(t){for(var e=this._groups,r=0,n=e.length;r<n;++r)for(var i=e[r],o=0,s=i.length,a;o<s;++o)(a=i[o])&&t.call(a,a.__data__,o,i);return this}function Te(t){return function(){this.removeAttribute(t)}}function qe(t){return function(){this.removeAttributeNS(t.space,t.local)}}function Be(t,e){return function(){this.setAttribute(t,e)}}function ze(t,e){return function(){this.setAttributeNS(t.space,t.local,e)}}function Fe(t,e){return function(){var r=e.apply(this,arguments);r==null?this.removeAttribute(t):this.setAttribute(t,r)}}function Ie(t,e){return function(){var r=e.apply(this,arguments);r==null?this.removeAttributeNS(t.space,t.local):this.setAttributeNS(t.space,t.local,r)}}function je(t,e){var r=bt(t);if(arguments.length<2){var n=this.node();return r.local?n.getAttributeNS(r.space,r.local):n.getAttribute(r)}return this.each((e==null?r.local?qe:Te:typeof e=="function"?r.local?Ie:Fe:r.local?ze:Be)(r,e))}function kt(t){return t.ownerDocument&&t.ownerDocument.defaultView||t.document&&t||t.defaultView}function Pe(t){return function(){this.style.removeProperty(t)}}function Re(t,e,r){return function(){this.style.setProperty(t,e,r)}}function De(t,e,r){return function(){var n=e.apply(this,arguments);n==null?this.style.removeProperty(t):this.style.setProperty(t,n,r)}}function Ve(t,e,r){return arguments.length>1?this.each((e==null?Pe:typeof e=="function"?De:Re)(t,e,r??"")):We(this.node(),t)}function We(t,e){return t.style.getPropertyValue(e)||kt(t).getComputedStyle(t,null).getPropertyValue(e)}function Ue(t){return function(){delete this[t]}}function Ke(t,e){return function(){this[t]=e}}function He(t,e){return function(){var r=e.apply(this,arguments);r==null?delete this[t]:this[t]=r}}function Je(t,e){return arguments.length>1?this.each((e==null?Ue:typeof e=="function"?He:Ke)(t,e)):this.node()[t]}function _t(t){return t.trim().split(/^|\s+/)}function at(t){return t.classList||new At(t)}function At(t){this._node=t,this._names=_t(t.getAttribute("class")||"")}At.prototype={add:function(t){var e=this._names.indexOf(t);e<0&&(this._names.push(t),this._node.setAttribute("class",this._names.join(" ")))},remove:function(t){var e=this._names.indexOf(t);e>=0&&(this._names.splice(e,1),this._node.setAttribute("class",this._names.join(" ")))},contains:function(t){return this._names.indexOf(t)>=0}};function St(t,e){for(var r=at(t),n=-1,i=e.length;++n<i;)r.add(e[n])}function Et(t,e){for(var r=at(t),n=-1,i=e.length;++n<i;)r.remove(e[n])}function Ye(t){return function(){St(this,t)}}function Qe(t){return function(){Et(this,t)}}function Xe(t,e){return function(){(e.apply(this,arguments)?St:Et)(this,t)}}function Ge(t,e){var r=_t(t+"");if(arguments.length<2){for(var n=at(this.node()),i=-1,o=r.length;++i<o;)if(!n.contains(r[i]))return!1;return!0}return this.each((typeof e=="function"?Xe:e?Ye:Qe)(r,e))}function Ze(){this.textContent=""}function tn(t){return function(){this.textContent=t}}function en(t){return function(){var e=t.apply(this,arguments);this.textContent=e??""}}function nn(t){return arguments.length?this.each(t==null?Ze:(typeof t=="function"?en:tn)(t)):this.node().textContent}function rn(){this.innerHTML=""}function on(t){return function(){this.innerHTML=t}}function sn(t){return function(){var e=t.apply(this,arguments);this.innerHTML=e??""}}function an(t){return arguments.length?this.each(t==null?rn:(typeof t=="function"?sn:on)(t)):this.node().innerHTML}function ln(){this.nextSibling&&this.parentNode.appendChild(this)}function cn(){return this.each(ln)}function un(){this.previousSibling&&this.parentNode.insertBefore(this,this.parentNode.firstChild)}function pn(){return this.each(un)}function fn(t){var e=typeof t=="function"?t:st(t);return this.select(function(){return this.appendChild(e.apply(this,arguments))})}function dn(){return null}function hn(t,e){var r=typeof t=="function"?t:st(t),n=e==null?dn:typeof e=="function"?e:xt(e);return this.select(function(){return this.insertBefore(r.apply(this,arguments),n.apply(this,arguments)||null)})}function mn(){var t=this.parentNode;t&&t.removeChild(this)}function gn(){return this.each(mn)}function yn(){var t=this.cloneNode(!1),e=this.parentNode;return e?e.insertBefore(t,this.nextSibling):t}function bn(){var t=this.cloneNode(!0),e=this.parentNode;return e?e.insertBefore(t,this.nextSibling):t}function xn(t){return this.select(t?bn:yn)}function wn(t){return arguments.length?this.property("__data__",t):this.node().__data__}function vn(t){return function(e){t.call(this,e,this.__data__)}}function kn(t){return t.trim().split(/^|\s+/).map(function(e){var r="",n=e.indexOf(".");return n>=0&&(r=e.slice(n+1),e=e.slice(0,n)),{type:e,name:r}})}function _n(t){return function(){var e=this.__on;if(e){for(var r=0,n=-1,i=e.length,o;r<i;++r)o=e[r],(!t.type||o.type===t.type)&&o.name===t.name?this.removeEventListener(o.type,o.listener,o.options):e[++n]=o;++n?e.length=n:delete this.__on}}}function An(t,e,r){return function(){var n=this.__on,i,o=vn(e);if(n){for(var s=0,a=n.length;s<a;++s)if((i=n[s]).type===t.type&&i.name===t.name){this.removeEventListener(i.type,i.listener,i.options),this.addEventListener(i.type,i.listener=o,i.options=r),i.value=e;return}}this.addEventListener(t.type,o,r),i={type:t.type,name:t.name,value:e,listener:o,options:r},n?n.push(i):this.__on=[i]}}function Sn(t,e,r){var n=kn(t+""),i,o=n.length,s;if(arguments.length<2){var a=this.node().__on;if(a){for(var l=0,c=a.length,u;l<c;++l)for(i=0,u=a[l];i<o;++i)if((s=n[i]).type===u.type&&s.name===u.name)return u.value}return}for(a=e?An:_n,i=0;i<o;++i)this.each(a(n[i],e,r));return this}function Ot(t,e,r){var n=kt(t),i=n.CustomEvent;typeof i=="function"?i=new i(e,r):(i=n.document.createEvent("Event"),r?(i.initEvent(e,r.bubbles,r.cancelable),i.detail=r.detail):i.initEvent(e,!1,!1)),t.dispatchEvent(i)}function En(t,e){return function(){return Ot(this,t,e)}}function On(t,e){return function(){return Ot(this,t,e.apply(this,arguments))}}function Mn(t,e){return this.each((typeof e=="function"?On:En)(t,e))}function*$n(){for(var t=this._groups,e=0,r=t.length;e<r;++e)for(var n=t[e],i=0,o=n.length,s;i<o;++i)(s=n[i])&&(yield s)}var Mt=[null];function q(t,e){this._groups=t,this._parents=e}function Nn(){return new q([[document.documentElement]],Mt)}function Cn(){return this}q.prototype=Nn.prototype={constructor:q,select:Gt,selectAll:re,selectChild:le,selectChildren:fe,filter:de,data:xe,enter:he,exit:ve,join:ke,merge:_e,selection:Cn,order:Ae,sort:Se,call:Oe,nodes:Me,node:$e,size:Ne,empty:Ce,each:Le,attr:je,style:Ve,property:Je,classed:Ge,text:nn,html:an,raise:cn,lower:pn,append:fn,insert:hn,remove:gn,clone:xn,datum:wn,on:Sn,dispatch:Mn,[Symbol.iterator]:$n};function V(t){return typeof t=="string"?new q([[document.querySelector(t)]],[document.documentElement]):new q([[t]],Mt)}function $t(t){return V(st(t).call(document.documentElement))}var Ln=0;function Tn(){return new ot}function ot(){this._="@"+(++Ln).toString(36)}ot.prototype=Tn.prototype={constructor:ot,get:function(t){for(var e=this._;!(e in t);)if(!(t=t.parentNode))return;return t[e]},set:function(t,e){return t[this._]=e},remove:function(t){return this._ in t&&delete t[this._]},toString:function(){return this._}};function h(t,e={},...r){let n=document.createElement(t);for(let[i,o]of Object.entries(e))typeof o=="function"?n.addEventListener(i.slice(2),o):o!==void 0&&o!==!1&&n.setAttribute(i,o===!0?"":String(o));return n.append(...r),n}var W=(t,e,r)=>Math.min(Math.max(t,e),r);function lt(t,e){t.disabled=!!e,e?t.title=e:t.removeAttribute("title")}function Nt(t){let e=matchMedia("(prefers-color-scheme: dark)"),r=new MutationObserver(t);return r.observe(document.body,{attributeFilter:["data-jp-theme-light","class"]}),e.addEventListener("change",t),()=>{r.disconnect(),e.removeEventListener("change",t)}}function D(){return matchMedia("(prefers-reduced-motion: reduce)").matches}function M(t,e=3){if(typeof t!="number")return String(t);let r=Math.abs(t)<1e-4&&t!==0?t.toPrecision(2):String(Number(t.toPrecision(e)));return U(r)}var qn={"+":"","-":"⁻",...Object.fromEntries([..."⁰¹²³⁴⁵⁶⁷⁸⁹"].entries())};function U(t){return t.replace(/(?<![^\s(])(?<!\w\()-(?=\.?\d|[iI]nf)/g,"−").replace(/(?<![\w.=-])(\d+(?:\.\d+)?)e([+-])0*(\d+)\b/g,(e,r,n,i)=>`${r==="1"?"":`${r}·`}10${[...n+i].map(o=>qn[o]).join("")}`)}var Bn=7,K="in the notebook";function Ct(t,e){let r={slider:zn,choice:Fn,switches:In,buttons:jn},n=t.filter(o=>!("on_picture"in o&&o.on_picture)).map(o=>r[o.kind](o.name,o,e));return{node:h("div",{class:"controls"},...n.map(o=>o.node)),update:()=>n.forEach(o=>o.update())}}function ct(t,{state:e,controls:r}){if(t.fixed)return K;let n=([l,c])=>[e[l]].flat().some(u=>c.includes(u)),i=Object.entries(t.only).find(l=>!n(l));if(!i)return"";let[o,s]=i,{label:a}=r[o];return typeof s[0]=="number"?`with ${a} from ${M(Math.min(...s.map(Number)))} up`:s.length>4?`with other ${a}`:`with ${a}: ${s.join(", ")}`}function ut(t,e,r){t.classList.toggle("off",!!r),e.dataset.why!==r&&(e.textContent=e.dataset.why=r);for(let[n,i]of[["role","group"],["aria-disabled","true"]])r?t.setAttribute(n,i):t.removeAttribute(n)}function pt({stops:t,low:e,high:r,step:n,log:i}){if(t){let a=l=>t.reduce((c,u,f)=>Math.abs(u-l)<Math.abs(t[c]-l)?f:c,0);return{count:t.length,at:l=>t[l],place:a}}let[o,s]=i?[Math.log10(e),Math.log10(r)]:[e,r];return{count:Math.round((s-o)/n)+1,at:a=>{let l=Math.min(o+a*n,s);return Number(i?(10**l).toPrecision(6):l.toFixed(9))},place:a=>Math.round(((i?Math.log10(a):a)-o)/n)}}function zn(t,e,r){let n=pt(e),i=x=>r.ask({[t]:x}),o=0,s=h("input",{type:"range",min:0,max:n.count-1,step:1,"aria-label":e.label,oninput:()=>i(n.at(Number(s.value))),onpointerdown:()=>o=r.state[t],onpointercancel:()=>r.state[t]!==o&&i(o)}),a=h("input",{class:"number",inputmode:"decimal","aria-label":`${e.label}, as a number`,oninput:()=>g=!0,onchange:v,onkeydown:({key:x})=>x==="Enter"&&v(),onblur:()=>_()}),l=h("span",{class:"note"}),c=h("span",{class:"note",role:"status"}),[u,f]=[n.at(0),n.at(n.count-1)],[g,y]=[!1,""],m=()=>`${r.asked} ${r.state[t]}`;function v(){if(!g)return;g=!1;let x=Number(a.value.replace("−","-").replace(",","."));if(Number.isFinite(x)&&a.value.trim()!==""){let S=n.at(n.place(W(x,u,f)));i(S),c.textContent=k(x,S)}else c.textContent=`Expected: a number from ${M(u)} to ${M(f)}.`;a.value=M(r.state[t]),y=m()}function k(x,S){return M(x)===M(S)?"":x>f?`Up to ${M(f)}.`:x<u?`From ${M(u)} up.`:`${U(String(x))} is between stops: ${M(S)}.`}let E=h("div",{class:"row slider"},h("span",{class:"name"},e.label),s,a,l,c);function _(){let x=r.state[t],S=n.place(x);s.value=String(S),E.style.setProperty("--share",String(S/(n.count-1||1))),s.setAttribute("aria-valuetext",M(x)),a.matches(":focus")||(a.value=M(x)),m()!==y&&(c.textContent="");let A=ct(e,r);s.disabled=a.disabled=!!A,ut(E,l,A)}return{node:E,update:_}}function Fn(t,e,r){let n=m=>r.ask({[t]:m}),i=Math.random().toString(36),o=e.options.map(m=>h("input",{type:"radio",name:i,onchange:()=>n(m)})),s=h("select",{"aria-label":e.label,onchange:()=>n(e.options[s.selectedIndex])},...e.options.map(m=>h("option",{},M(m)))),a=e.options.length<=Bn,l=o.map((m,v)=>h("label",{class:"option"},m,M(e.options[v]))),c=a?h("div",{class:"options",role:"radiogroup","aria-label":e.label},...l):s,u=h("span",{class:"note"}),f=h("div",{class:a?"row wide":"row"},h("span",{class:"name"},e.label),c,u),g=e.options.map(m=>e.stops&&!e.stops.includes(m));function y(){let m=e.options.indexOf(r.state[t]),v=ct(e,r);o.forEach((k,E)=>{k.checked=E===m,k.disabled=!!(v||g[E])});for(let[k,E]of[...s.options].entries())E.disabled=!!g[k];s.selectedIndex=m,s.disabled=!!v,ut(f,u,v),!v&&g.some(Boolean)&&(u.textContent=`the others ${K}`)}return{node:f,update:y}}function In(t,e,r){let n=c=>{let u=new Set(r.state[t]);u.delete(c)||u.add(c),r.ask({[t]:e.options.filter(f=>u.has(f))})},i=e.options.map(c=>h("button",{type:"button",onclick:()=>n(c)},M(c))),o=h("div",{class:"options",role:"group","aria-label":e.label},...i),s=h("span",{class:"note"}),a=h("div",{class:"row wide"},h("span",{class:"name"},e.label),o,s);function l(){let c=ct(e,r);i.forEach((u,f)=>{u.setAttribute("aria-pressed",String(r.state[t].includes(e.options[f]))),u.disabled=!!c}),ut(a,s,c)}return{node:a,update:l}}function jn(t,e,r){let n=Object.entries(e.options).map(([s,a])=>{let c=h("button",{type:"button",onclick:()=>c.ariaDisabled!=="true"&&r.press(s),onblur:()=>o()},a);return{name:s,label:a,button:c}}),i=h("div",{class:"row wide"},h("div",{class:"options"},...n.map(({button:s})=>s)));function o(){for(let{name:s,label:a,button:l}of n){let c=r.numbers.buttons?.[s]??{},u=c.label??a;l.textContent!==u&&(l.textContent=u);let f=!!(e.fixed||c.disabled),g=c.why??(r.alone?K:"");l.title=f?g:"",l.ariaDisabled=String(f),l.disabled=f&&!l.matches(":focus")}}return{node:i,update:o}}var Lt=`/* For what is around the explorers, in the page itself. Light and dark follow JupyterLab's theme,
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
`;var Tt=`/* Inside a shadow root: no rule of the page reaches in, and none of these reaches out. What is
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
`;var Dn={float32:Float32Array,int32:Int32Array,uint8:Uint8Array};function H(t){return Array.isArray(t)?t.map(H):t===null||typeof t!="object"||ArrayBuffer.isView(t)?t:t.data!==void 0?ft(t.kind,t.shape,t.data):Object.fromEntries(Object.entries(t).map(([e,r])=>[e,H(r)]))}function ft(t,e,r){let{buffer:n,byteOffset:i=0,byteLength:o}=ArrayBuffer.isView(r)?r:new Uint8Array(r),s=new Dn[t](n.slice(i,i+o));return Object.assign(s,{shape:e})}function Bt(t){let e=new Map,r=0,n=()=>{},i=t.get("described"),o=H(t.get("lasting")),s={controls:Object.fromEntries(i.map(u=>[u.name,u])),state:{},numbers:{},drawn:{},said:"",failed:!1,number:-1,asked:0,unasked:!1,alone:!!t.get("alone"),served:{},ask:l,press:c,onQuestion:n,onAnswer:n,close:()=>t.off("change:answer",a)};function a(){let u=t.get("answer");if(!(u.number<s.number)){for(let[f,g]of e)g.number<=u.number&&e.delete(f);s.unasked=u.number===s.number,s.number=u.number,s.state={...u.state,...qt(e)},s.numbers={...o,...H(u.numbers)},s.drawn=u.state,s.said=u.said,s.failed=u.failed,s.onAnswer()}}function l(u){r=Math.max(r+1,Date.now()),s.asked=r;for(let[f,g]of Object.entries(u))e.set(f,{value:g,number:r});s.state={...s.state,...u},s.onQuestion(),t.set("asked",{number:r,changes:qt(e)}),t.save_changes()}function c(u){s.served[u]?s.served[u]():t.send({press:u})}return t.on("change:answer",a),a(),s}function qt(t){return Object.fromEntries([...t].map(([e,r])=>[e,r.value]))}var Vn={float32:4,int32:4,uint8:1},Wn=120,Un=250;async function dt(t,e){let{title:r,stops:n,followed:i,played:o,first:s}=t,a=async d=>JSON.parse(new TextDecoder().decode(await zt(d))),l=await a(t.moments),c=Kn(await a(t.arrays),await zt(t.data)),u=l.map(d=>X(d.numbers,c)),f=X(t.lasting,c),g=t.described.map(e?B:O),y=new Set(g.filter(d=>d.local).map(({name:d})=>d)),m=d=>JSON.stringify(Object.keys(n).map(p=>d[p])),v=new Map(l.map((d,p)=>[m(d.state),p])),k=new Set,E={},_,x,S=0,A=z(s,0),b=()=>v.get(m(A.state));function O(d){let p=d.local||o&&d.kind==="buttons";return d.name in n?{...d,stops:n[d.name]}:{...d,fixed:!p}}function B(d){let p="in_passing"in d&&d.in_passing;return d.kind==="slider"&&d.name in n?{...d,stops:n[d.name]}:{...d,fixed:p}}function z(d,p){let{state:w,said:N}=l[d],C=o?{buttons:{pause:{disabled:_===void 0,why:"nothing plays"}}}:{};return{number:p,state:{...w,...E},said:N,failed:!1,numbers:{...u[d],...C}}}function $([d,p]){let w=C=>Math.abs(C-p),N=typeof p=="number"?n[d]:void 0;return[d,N?N.reduce((C,j)=>w(j)<w(C)?j:C):p]}function L(d){let p=Object.keys(i).filter(w=>w in d&&d[w]!==A.state[w]);return Object.assign({},...p.map(w=>i[w][n[w].indexOf(d[w])]))}function nt([d,p]){return!(JSON.stringify(p)===JSON.stringify(A.state[d]))&&!(d in n)&&!y.has(d)}function R({number:d,changes:p}){let w=Object.fromEntries(Object.entries(p).map($)),N=b(),C=v.get(m({...A.state,...L(w),...w}));if(clearTimeout(S),x=void 0,e&&(C===void 0||Object.entries(w).some(nt))){x={changes:p},S=setTimeout(I,Un,e,d);return}let j=C??N;for(let P of y)F(j,N,P)&&delete E[P];for(let[P,Jt]of Object.entries(w))y.has(P)&&(E[P]=Jt);A=z(j,d),k.forEach(P=>P())}async function I(d,p){await d()||(x=void 0,A=z(b(),Math.max(p,A.number)),k.forEach(w=>w()))}function F(d,p,w){let[N,C]=[d,p].map(j=>JSON.stringify(l[j].state[w]));return N!==C}function T(){clearInterval(_),_=void 0}function Y(){A=z(b(),A.number),k.forEach(d=>d())}function rt(d){let p=n[d],w=C=>R({number:Math.max(Date.now(),A.number+1),changes:{[d]:p[C]}}),N=()=>p.indexOf(A.state[d]);if(D()){w(N()===p.length-1?0:p.length-1);return}_=setInterval(()=>{let C=N()+1;C===p.length-1&&T(),w(C)},Wn),N()===p.length-1?w(0):Y()}return{get:d=>({title:r,described:g,answer:A,lasting:f,alone:!0,wanted:x})[d],set:(d,p)=>{T(),R(p)},save_changes:()=>{},send:({press:d})=>{T(),o&&d==="play"?rt(o):e?(clearTimeout(S),x={changes:{},...x,press:d},I(e,A.number)):Y()},on:(d,p)=>{d==="change:answer"&&k.add(p)},off:(d,p)=>{k.delete(p)}}}async function zt(t){let e=Uint8Array.from(atob(t),n=>n.charCodeAt(0)),r=new Blob([e]).stream().pipeThrough(new DecompressionStream("deflate"));return new Uint8Array(await new Response(r).arrayBuffer())}function Kn(t,e){let r=0;return t.map(({kind:n,shape:i})=>{let o=Vn[n],s=i.reduce((l,c)=>l*c,1),a=new Uint8Array(s*o);for(let l=0;l<o;l+=1)for(let c=0;c<s;c+=1)a[c*o+l]=e[r+l*s+c];return r+=a.length,ft(n,i,a)})}function X(t,e){return Array.isArray(t)?t.map(r=>X(r,e)):t===null||typeof t!="object"?t:t.array!==void 0?e[t.array]:Object.fromEntries(Object.entries(t).map(([r,n])=>[r,X(n,e)]))}var Hn="This explorer is asleep: run the cell to use it.",Jn=16,Yn=25,Qn=600,Xn=1e3;function Ft(t){let e=({model:n,el:i})=>Gn(t,n,i);return{render:e,play:async(n,i)=>e({model:await dt(n),el:i}),modelOf:dt}}function Gn(t,e,r){let n=Bt(e),i=Ct(e.get("described"),n),o=["question","task","lacks"].filter($=>e.get("lasting")[$]).map($=>h("p",{class:$},e.get("lasting")[$])),s=h("div",{class:"picture",style:"visibility: hidden"}),a=h("p",{class:"said"}),l=h("p",{class:"heard",role:"status"}),c=h("section",{class:"mlpkit","aria-label":e.get("title")},h("style",{},Tt),h("p",{class:"asleep",role:"note"},Hn),...o,s,i.node,a,l),u=h("div",{class:"mlpkit-around"},h("style",{},Lt));u.attachShadow({mode:"open"}).append(c);let f=tr(u,c),g=()=>u.classList.add("sleeping");e.on("comm_live_update",g),r.append(u);let y=t({picture:s,link:n,root:c}),[m,v,k,E,_]=[0,0,0,0,0],x=s.clientWidth;function S(){if(cancelAnimationFrame(m),m=0,_=performance.now(),x===0)return;i.update();let $=y({numbers:n.numbers,state:n.state,drawn:n.drawn,width:x}),L=n.failed?n.said:U($??n.said);a.textContent!==L&&A(L),a.classList.toggle("failed",n.failed),s.style.visibility="",c.dataset.drawn=String(n.number),E+=1,c.dataset.pictures=String(E)}function A($){let L=a.textContent==="";a.textContent=$,clearTimeout(k),l.textContent="",!L&&(k=setTimeout(()=>{l.setAttribute("role",n.failed?"alert":"status"),l.textContent=$},Qn))}let b=()=>{clearTimeout(v),v=0,m||=requestAnimationFrame(S)},O=0;n.onAnswer=()=>{if(u.classList.remove("sleeping"),n.unasked&&D()){let L=performance.now()-_;O||=setTimeout(()=>{O=0,b()},Math.max(Xn-L,0));return}b(),n.number>=n.asked&&!document.hidden&&performance.now()-_>Jn&&S()},n.onQuestion=()=>{c.dataset.asked=String(n.asked),v||=setTimeout(b,Yn)};let B=new ResizeObserver(([{contentRect:$}])=>{let L=Math.round($.width);L!==x&&(x=L,b())});B.observe(s);let z=Nt(b);return c.dataset.asked=String(n.asked),b(),()=>{cancelAnimationFrame(m),clearTimeout(v),clearTimeout(k),clearTimeout(O),B.disconnect(),z(),f(),e.off("comm_live_update",g),n.close()}}var Zn="input:not([type=radio], [type=checkbox], [type=range]), textarea";function tr(t,e){let r=n=>{let i=n.composedPath()[0];if(!e.contains(i))return;let o=n.ctrlKey||n.metaKey||n.altKey,s=n.key==="Escape"||(i.matches(Zn)?o&&n.key.toLowerCase()==="s":o||n.key==="Enter"&&n.shiftKey);t.toggleAttribute("data-lm-suppress-shortcuts",!s)};return window.addEventListener("keydown",r,!0),()=>window.removeEventListener("keydown",r,!0)}var It=[4,9],er={loss:"L",rate:"η"};function Pt(t,{values:e,grids:r,steps:n},i,o){V(t).selectAll("li").data(n).join("li").attr("class",(a,l)=>l+1===i?"now":l+1>i?"ahead":null).attr("aria-current",(a,l)=>l+1===i?"step":null).on("click",(a,l)=>o(n.indexOf(l)+1)).each(function({code:l,formulas:c},u){let f=Object.entries(c).map(([g,y])=>{let m=y.split(/(\{\w+\}ᵀ?)/),v=m.map(_=>_.replace(/\{(\w+)\}/,(x,S)=>G(S))).join(""),k=/^\{\w+\}$/.test(y),E=k?[]:m.map((_,x)=>{let[,S,A]=_.match(/\{(\w+)\}(ᵀ?)/)??[];return S?jt(r[S],e,!!A,/[^(]$/.test(m[x-1])):_});return h("span",{},`${G(g)} = ${v}`,h("span",{class:"filled"},...k?[]:[" = ",...E]," = ",jt(r[g],e)))});this.replaceChildren(h("span",{class:It[0]<=u&&u<It[1]?"slope":"value"},String(u+1)),h("code",{},l),h("span",{class:"formulas"},...f))})}function jt(t,e,r=!1,n=!1){let i=r?t[0].map((a,l)=>t.map(c=>c[l])):t,o=(a,l="",c="")=>h("span",{class:tt(a),"data-number":a},l+M(e[a],6)+c);if(i.length===1&&i[0].length===1)return n&&e[i[0][0]]<0?o(i[0][0],"(",")"):o(i[0][0]);if(i.length===1)return h("span",{},"(",...i[0].flatMap((a,l)=>l?[", ",o(a)]:[o(a)]),")");let s=`grid-template-columns: repeat(${i[0].length}, auto)`;return h("span",{class:"table",style:s},...i.flat().map(a=>o(a)))}var Z=({formulas:t},e)=>Object.keys(t).flatMap(r=>e[r].flat()),tt=t=>t.startsWith("d")?"slope":"value",G=t=>t.startsWith("new")?`${G(t.slice(3))}′`:er[t]??t.replace("1","₁").replace("2","₂"),ht=t=>G(J(t).split("[")[0])+(J(t).match(/\[.*/)??"");function J(t){let[e,r]=t.split("_");return r?`${e}[${[...r].join(", ")}]`:e}function Rt(t,e){let r=$t("svg").attr("role","group").attr("aria-label",e);t.append(r.node());let n=Object.assign(r,{size:(i,o)=>n.attr("viewBox",`0 0 ${i} ${o}`).attr("height",o)});return n}var et=560,Dt={x:.06,z1:.4,a1:.57,y:.79,loss:.94},nr={0:76,1:192,"":134},Ut=["x_0","x_1","z1_0","z1_1","a1_0","a1_1","y","loss"],Kt=[["W1","x","z1"],["W2","a1","y"]],Ht=[["z1_0","a1_0"],["z1_1","a1_1"],["y","loss"]],gt={b1_0:["z1_0",-58],b1_1:["z1_1",58],b2:["y",58]},rr=200,ir="Above a unit its value, below it the slope. Lines: weights in blue, their slopes in orange; thick if large, dashed below 0, dotted at 0. A number in a frame can be changed.",or="Point at a number to see its name here.",sr=`
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
`,ar=({picture:t,link:e})=>{let r=h("div",{class:"stepper"}),n=Rt(r,"the network: values above its units in blue, slopes below in orange"),i=n.append("g"),o=n.append("g"),s=n.append("g").selectAll("g").data(Ut).join(b=>{let O=b.append("g").attr("class","unit");return O.append("circle").attr("r",18),O.append("text").attr("text-anchor","middle").attr("dy","0.35em").text(J),O}),a=n.append("g"),l=n.append("g").style("pointer-events","none"),c=h("p",{class:"named"}),u=h("p",{class:"key"},ir),f=new Map(Object.values(e.controls).filter(b=>b.on_picture).map(b=>[b.name,cr(b,e)]));r.append(...[...f.values()].map(b=>b.node));let g=b=>e.ask({step:W(b,0,e.numbers.steps.length)}),y=(b,O)=>h("button",{type:"button",onclick:()=>g(e.state.step+O)},b),[m,v]=[y("Back",-1),y("Next",1)],k=h("ol",{class:"listing","aria-label":"the code, line by line",tabindex:0});t.append(h("style",{},sr),r,c,h("div",{class:"walk"},m,v),k,u);let E={numbers:e.numbers,step:e.state.step},_=null,x=null,S=b=>b.closest("[data-number]")?.getAttribute("data-number")??null;for(let b of["pointerover","pointerleave"])t.addEventListener(b,({target:O})=>{_=b==="pointerover"?S(O):null,Wt(t,E,_),A()});for(let b of["focusin","focusout"])r.addEventListener(b,({target:O})=>{x=b==="focusin"?S(O):null,A()});function A(){let b=_??x;c.textContent=b?`${J(b)} = ${M(E.numbers.values[b],6)}`:or}return({numbers:b,state:O,width:B})=>{let{values:z,grids:$,steps:L,sources:nt}=b,R=E.step;E={numbers:b,step:O.step};let I=new Set([...f.keys(),"rate"]);for(let{formulas:p}of L.slice(0,O.step))for(let w of Object.keys(p))$[w].flat().forEach(N=>I.add(N));let{unit:F,places:T}=ur(B,$),Y=p=>`translate(${T[p].x},${T[p].y})`;n.size(B,268),s.attr("transform",p=>`translate(${F[p].join()})`),i.selectAll("path").data(Object.entries(gt)).join("path").attr("stroke","var(--quiet)").attr("d",([p,[w,N]])=>`M${T[p].x},${T[p].y}L${F[w][0]-14},${F[w][1]+12*Math.sign(N)}`),o.selectAll("path").data(pr(F,b,I)).join("path").attr("d",p=>p.path).attr("stroke",p=>`var(${p.ink})`).attr("stroke-width",p=>p.width).attr("stroke-dasharray",p=>p.dash??null),a.selectAll("text.number").data([...I].filter(p=>!f.has(p)&&p in T),p=>p).join("text").attr("class",p=>`number ${tt(p)}`).attr("data-number",p=>p).attr("transform",Y).attr("dy","0.35em").attr("text-anchor","middle").text(p=>(/^(db|newloss)/.test(p)?`${ht(p)} `:"")+M(z[p],6));let rt=Ht.slice(0,2).filter(([p])=>I.has(p.replace("z","a"))&&!(z[p]>0)),d=[["t",T.t.x-22,T.t.y]];for(let p of Object.keys(gt))d.push([ht(p),T[p].x-36,T[p].y]);for(let[p,w]of rt)d.push(["off",(F[p][0]+F[w][0])/2,F[p][1]-(B<et?26:9)]);a.selectAll("text.label").data(d).join("text").attr("class","label").attr("text-anchor","middle").attr("dy","0.35em").attr("x",p=>p[1]).attr("y",p=>p[2]).text(p=>p[0]);for(let[p,w]of f)w.update(T[p]);lt(m,O.step===0&&"this is the start"),lt(v,O.step===L.length&&"this is the end"),Pt(k,b,O.step,g),k.classList.toggle("narrow",B<et),O.step!==R&&lr(k,O.step-1),Wt(t,E,_),A(),O.step===R+1&&!D()&&fr(l,Z(L[R],$),nt,T)}},Vr=Ft(ar);function lr(t,e){let r=t.children[Math.max(e,0)],n=t.children[e+1]??r;if(!r||!n)return;let i=n.offsetTop+n.offsetHeight-t.clientHeight;t.scrollTop=Math.min(Math.max(t.scrollTop,i),r.offsetTop)}function cr(t,e){let{name:r}=t,n=pt(t);function i(){l.value=M(e.state[r],6)}function o(){l.style.width=`${.65*Math.max(l.value.length,1)+.8}em`}function s(u){e.ask({[r]:n.at(W(u,0,n.count-1))}),i()}function a(){let u=Number(l.value.replace("−","-").replace(",","."));l.value.trim()!==""&&Number.isFinite(u)?s(n.place(u)):i()}let l=h("input",{class:r.split("_")[0],"data-number":r,"aria-label":t.label,inputmode:"decimal",role:"spinbutton","aria-valuemin":t.low,"aria-valuemax":t.high,autocomplete:"off",disabled:!!t.fixed,title:t.fixed&&K,onfocus:()=>l.select(),onblur:i,oninput:o,onchange:a,onkeydown:u=>{let f=u.key==="ArrowUp"?1:u.key==="ArrowDown"?-1:0;if(f)s(n.place(e.state[r])+f*(u.shiftKey?10:1));else if(u.key==="Enter")a();else if(u.key==="Escape")i();else return;u.preventDefault(),l.select()}});function c({x:u,y:f}){Object.assign(l.style,{left:`${u}px`,top:`${f}px`}),l.setAttribute("aria-valuenow",String(e.state[r])),l.matches(":focus")||i(),o()}return{node:l,update:c}}function ur(t,e){let r=t<et?{...Dt,z1:.37,a1:.51,y:.8}:Dt,n={};for(let c of Ut){let[u,f=""]=c.split("_");n[c]=[r[u]*t,nr[f]]}let i={};for(let[c,[u,f]]of Object.entries(n))i[c]={x:u,y:f-30},i[`d${c}`]={x:u,y:f+30};i.newloss={x:Math.min(n.loss[0],t-46),y:n.loss[1]-52},i.t={x:n.loss[0],y:n.loss[1]+32};let[o,s,a]=t<et?[.32,.68,.64]:[.27,.7,.7],l=([c,u],[f,g],y)=>({x:c+y*(f-c),y:u+y*(g-u)});for(let[c,u,f]of Kt)e[u].flat().forEach((g,y)=>e[f].flat().forEach((m,v)=>{i[e[c][y][v]]=l(n[g],n[m],o),i[e[`d${c}`][y][v]]=l(n[g],n[m],c==="W2"?Math.min(s,a):s)}));for(let[c,[u,f]]of Object.entries(gt)){let[g,y]=n[u];i[c]={x:g-10,y:y+f},i[`d${c}`]={x:g+44,y:y+f}}return{unit:n,places:i}}function pr(t,{values:e,grids:r},n){let i=Math.max(...[...r.dW1,...r.dW2].flat().map(s=>Math.abs(e[s])))||1,o=Ht.map(([s,a])=>({path:mt(t[s],t[a],0),ink:"--quiet",width:1}));for(let[s,a,l]of Kt)r[a].flat().forEach((c,u)=>r[l].flat().forEach((f,g)=>{let[y,m]=[r[s][u][g],r[`d${s}`][u][g]];o.push(Vt(mt(t[c],t[f],-3.5),e[y]/5,"--value")),n.has(m)&&o.push(Vt(mt(t[c],t[f],3.5),e[m]/i,"--slope"))}));return o}function Vt(t,e,r){return e===0?{path:t,ink:"--quiet",width:1,dash:"1 4"}:{path:t,ink:r,width:1+5*Math.abs(e),dash:e>0?null:"7 4"}}function mt([t,e],[r,n],i){let o=Math.hypot(r-t,n-e),[s,a]=[-(n-e)/o*i,(r-t)/o*i];return`M${t+s},${e+a}L${r+s},${n+a}`}function Wt(t,{numbers:{grids:e,steps:r,sources:n},step:i},o){let s=new Set(o?[o]:i?Z(r[i-1],e):[]),a=new Set([...s].flatMap(c=>n[c]??[]));for(let c of t.querySelectorAll("[data-number]")){let u=c.getAttribute("data-number")??"",f=o||!c.closest("li:not(.now)");c.classList.toggle("fresh",!!f&&s.has(u)),c.classList.toggle("source",!!f&&a.has(u))}V(t).selectAll(".unit").classed("fresh",c=>s.has(c)||s.has(`d${c}`)),t.querySelectorAll(".listing li").forEach((c,u)=>c.classList.toggle("made",Z(r[u],e).includes(o??"")))}function fr(t,e,r,n){for(let i of e.filter(o=>o in n))for(let o of r[i].filter(s=>s in n)){let s=t.append("circle").attr("r",5).attr("class",tt(o)),a=[o,i].map(c=>`translate(${n[c].x}px,${n[c].y}px)`);s.node()?.animate({transform:a},{duration:rr,easing:"ease-in-out"})?.addEventListener("finish",()=>s.remove())}}export{Vr as default};
