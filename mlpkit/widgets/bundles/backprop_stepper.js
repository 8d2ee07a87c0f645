// Made by "make bundles"; licences in LICENSES.txt. Sources 9a84a9a4043dec635e2eabbe4d97ea791c0b01b29a609b0b474914d7fff9b210
var Z="http://www.w3.org/1999/xhtml",pt={svg:"http://www.w3.org/2000/svg",xhtml:Z,xlink:"http://www.w3.org/1999/xlink",xml:"http://www.w3.org/XML/1998/namespace",xmlns:"http://www.w3.org/2000/xmlns/"};function ft(t){var e=t+="",n=e.indexOf(":");return n>=0&&(e=t.slice(0,n))!=="xmlns"&&(t=t.slice(n+1)),pt.hasOwnProperty(e)?{space:pt[e],local:t}:t}function Wt(t){return function(){var e=this.ownerDocument,n=this.namespaceURI;return n===Z&&e.documentElement.namespaceURI===Z?e.createElement(t):e.createElementNS(n,t)}}function Vt(t){return function(){return this.ownerDocument.createElementNS(t.space,t.local)}}function et(t){var e=ft(t);return(e.local?Vt:Wt)(e)}function Ut(){}function dt(t){return t==null?Ut:function(){return this.querySelector(t)}}function Kt(t){typeof t!="function"&&(t=dt(t));for(var e=this._groups,n=e.length,i=new Array(n),r=0;r<n;++r)for(var s=e[r],a=s.length,o=i[r]=new Array(a),l,c,u=0;u<a;++u)(l=s[u])&&(c=t.call(l,l.__data__,u,s))&&("__data__"in l&&(c.__data__=l.__data__),o[u]=c);return new B(i,this._parents)}function Ht(t){return t==null?[]:Array.isArray(t)?t:Array.from(t)}function Jt(){return[]}function Yt(t){return t==null?Jt:function(){return this.querySelectorAll(t)}}function Qt(t){return function(){return Ht(t.apply(this,arguments))}}function Xt(t){typeof t=="function"?t=Qt(t):t=Yt(t);for(var e=this._groups,n=e.length,i=[],r=[],s=0;s<n;++s)for(var a=e[s],o=a.length,l,c=0;c<o;++c)(l=a[c])&&(i.push(t.call(l,l.__data__,c,a)),r.push(l));return new B(i,r)}function Gt(t){return function(){return this.matches(t)}}function ht(t){return function(e){return e.matches(t)}}var Zt=Array.prototype.find;function te(t){return function(){return Zt.call(this.children,t)}}function ee(){return this.firstElementChild}function ne(t){return this.select(t==null?ee:te(typeof t=="function"?t:ht(t)))}var re=Array.prototype.filter;function ie(){return Array.from(this.children)}function oe(t){return function(){return re.call(this.children,t)}}function se(t){return this.selectAll(t==null?ie:oe(typeof t=="function"?t:ht(t)))}function ae(t){typeof t!="function"&&(t=Gt(t));for(var e=this._groups,n=e.length,i=new Array(n),r=0;r<n;++r)for(var s=e[r],a=s.length,o=i[r]=[],l,c=0;c<a;++c)(l=s[c])&&t.call(l,l.__data__,c,s)&&o.push(l);return new B(i,this._parents)}function mt(t){return new Array(t.length)}function le(){return new B(this._enter||this._groups.map(mt),this._parents)}function U(t,e){this.ownerDocument=t.ownerDocument,this.namespaceURI=t.namespaceURI,this._next=null,this._parent=t,this.__data__=e}U.prototype={constructor:U,appendChild:function(t){return this._parent.insertBefore(t,this._next)},insertBefore:function(t,e){return this._parent.insertBefore(t,e)},querySelector:function(t){return this._parent.querySelector(t)},querySelectorAll:function(t){return this._parent.querySelectorAll(t)}};function ce(t){return function(){return t}}function ue(t,e,n,i,r,s){for(var a=0,o,l=e.length,c=s.length;a<c;++a)(o=e[a])?(o.__data__=s[a],i[a]=o):n[a]=new U(t,s[a]);for(;a<l;++a)(o=e[a])&&(r[a]=o)}function pe(t,e,n,i,r,s,a){var o,l,c=new Map,u=e.length,f=s.length,g=new Array(u),y;for(o=0;o<u;++o)(l=e[o])&&(g[o]=y=a.call(l,l.__data__,o,e)+"",c.has(y)?r[o]=l:c.set(y,l));for(o=0;o<f;++o)y=a.call(t,s[o],o,s)+"",(l=c.get(y))?(i[o]=l,l.__data__=s[o],c.delete(y)):n[o]=new U(t,s[o]);for(o=0;o<u;++o)(l=e[o])&&c.get(g[o])===l&&(r[o]=l)}function fe(t){return t.__data__}function de(t,e){if(!arguments.length)return Array.from(this,fe);var n=e?pe:ue,i=this._parents,r=this._groups;typeof t!="function"&&(t=ce(t));for(var s=r.length,a=new Array(s),o=new Array(s),l=new Array(s),c=0;c<s;++c){var u=i[c],f=r[c],g=f.length,y=he(t.call(u,u&&u.__data__,c,i)),m=y.length,v=o[c]=new Array(m),$=a[c]=new Array(m),_=l[c]=new Array(g);n(u,f,v,$,_,y,e);for(var k=0,b=0,O,w;k<m;++k)if(O=v[k]){for(k>=b&&(b=k+1);!(w=$[b])&&++b<m;);O._next=w||null}}return a=new B(a,i),a._enter=o,a._exit=l,a}function he(t){return typeof t=="object"&&"length"in t?t:Array.from(t)}function me(){return new B(this._exit||this._groups.map(mt),this._parents)}function ge(t,e,n){var i=this.enter(),r=this,s=this.exit();return typeof t=="function"?(i=t(i),i&&(i=i.selection())):i=i.append(t+""),e!=null&&(r=e(r),r&&(r=r.selection())),n==null?s.remove():n(s),i&&r?i.merge(r).order():r}function ye(t){for(var e=t.selection?t.selection():t,n=this._groups,i=e._groups,r=n.length,s=i.length,a=Math.min(r,s),o=new Array(r),l=0;l<a;++l)for(var c=n[l],u=i[l],f=c.length,g=o[l]=new Array(f),y,m=0;m<f;++m)(y=c[m]||u[m])&&(g[m]=y);for(;l<r;++l)o[l]=n[l];return new B(o,this._parents)}function be(){for(var t=this._groups,e=-1,n=t.length;++e<n;)for(var i=t[e],r=i.length-1,s=i[r],a;--r>=0;)(a=i[r])&&(s&&a.compareDocumentPosition(s)^4&&s.parentNode.insertBefore(a,s),s=a);return this}function we(t){t||(t=xe);function e(f,g){return f&&g?t(f.__data__,g.__data__):!f-!g}for(var n=this._groups,i=n.length,r=new Array(i),s=0;s<i;++s){for(var a=n[s],o=a.length,l=r[s]=new Array(o),c,u=0;u<o;++u)(c=a[u])&&(l[u]=c);l.sort(e)}return new B(r,this._parents).order()}function xe(t,e){return t<e?-1:t>e?1:t>=e?0:NaN}function ve(){var t=arguments[0];return arguments[0]=this,t.apply(null,arguments),this}function ke(){return Array.from(this)}function _e(){for(var t=this._groups,e=0,n=t.length;e<n;++e)for(var i=t[e],r=0,s=i.length;r<s;++r){var a=i[r];if(a)return a}return null}function Ae(){let t=0;for(let e of this)++t;return t}function Se(){return!this.node()}function Ee(t){for(var e=this._groups,n=0,i=e.length;n<i;++n)for(var r=e[n],s=0,a=r.length,o;s<a;++s)(o=r[s])&&t.call(o,o.__data__,s,r);return this}function $e(t){return function(){this.removeAttribute(t)}}function Oe(t){return function(){this.removeAttributeNS(t.space,t.local)}}function Me(t,e){return function(){this.setAttribute(t,e)}}function Ce(t,e){return function(){this.setAttributeNS(t.space,t.local,e)}}function Le(t,e){return function(){var n=e.apply(this,arguments);n==null?this.removeAttribute(t):this.setAttribute(t,n)}}function Ne(t,e){return function(){var n=e.apply(this,arguments);n==null?this.removeAttributeNS(t.space,t.local):this.setAttributeNS(t.space,t.local,n)}}function qe(t,e){var n=ft(t);if(arguments.length<2){var i=this.node();return n.local?i.getAttributeNS(n.space,n.local):i.getAttribute(n)}return this.each((e==null?n.local?Oe:$e:typeof e=="function"?n.local?Ne:Le:n.local?Ce:Me)(n,e))}function gt(t){return t.ownerDocument&&t.ownerDocument.defaultView||t.document&&t||t.defaultView}function Be(t){return function(){this.style.removeProperty(t)}}function Te(t,e,n){return function(){this.style.setProperty(t,e,n)}}function ze(t,e,n){return function(){var i=e.apply(this,arguments);i==null?this.style.removeProperty(t):this.style.setProperty(t,i,n)}}function Fe(t,e,n){return arguments.length>1?this.each((e==null?Be:typeof e=="function"?ze:Te)(t,e,n??"")):Ie(this.node(),t)}function Ie(t,e){return t.style.getPropertyValue(e)||gt(t).getComputedStyle(t,null).getPropertyValue(e)}function Re(t){return function(){delete this[t]}}function Pe(t,e){return function(){this[t]=e}}function je(t,e){return function(){var n=e.apply(this,arguments);n==null?delete this[t]:this[t]=n}}function De(t,e){return arguments.length>1?this.each((e==null?Re:typeof e=="function"?je:Pe)(t,e)):this.node()[t]}function yt(t){return t.trim().split(/^|\s+/)}function nt(t){return t.classList||new bt(t)}function bt(t){this._node=t,this._names=yt(t.getAttribute("class")||"")}bt.prototype={add:function(t){var e=this._names.indexOf(t);e<0&&(this._names.push(t),this._node.setAttribute("class",this._names.join(" ")))},remove:function(t){var e=this._names.indexOf(t);e>=0&&(this._names.splice(e,1),this._node.setAttribute("class",this._names.join(" ")))},contains:function(t){return this._names.indexOf(t)>=0}};function wt(t,e){for(var n=nt(t),i=-1,r=e.length;++i<r;)n.add(e[i])}function xt(t,e){for(var n=nt(t),i=-1,r=e.length;++i<r;)n.remove(e[i])}function We(t){return function(){wt(this,t)}}function Ve(t){return function(){xt(this,t)}}function Ue(t,e){return function(){(e.apply(this,arguments)?wt:xt)(this,t)}}function Ke(t,e){var n=yt(t+"");if(arguments.length<2){for(var i=nt(this.node()),r=-1,s=n.length;++r<s;)if(!i.contains(n[r]))return!1;return!0}return this.each((typeof e=="function"?Ue:e?We:Ve)(n,e))}function He(){this.textContent=""}function Je(t){return function(){this.textContent=t}}function Ye(t){return function(){var e=t.apply(this,arguments);this.textContent=e??""}}function Qe(t){return arguments.length?this.each(t==null?He:(typeof t=="function"?Ye:Je)(t)):this.node().textContent}function Xe(){this.innerHTML=""}function Ge(t){return function(){this.innerHTML=t}}function Ze(t){return function(){var e=t.apply(this,arguments);this.innerHTML=e??""}}function tn(t){return arguments.length?this.each(t==null?Xe:(typeof t=="function"?Ze:Ge)(t)):this.node().innerHTML}function en(){this.nextSibling&&this.parentNode.appendChild(this)}function nn(){return this.each(en)}function rn(){this.previousSibling&&this.parentNode.insertBefore(this,this.parentNode.firstChild)}function on(){return this.each(rn)}function sn(t){var e=typeof t=="function"?t:et(t);return this.select(function(){return this.appendChild(e.apply(this,arguments))})}function an(){return null}function ln(t,e){var n=typeof t=="function"?t:et(t),i=e==null?an:typeof e=="function"?e:dt(e);return this.select(function(){return this.insertBefore(n.apply(this,arguments),i.apply(this,arguments)||null)})}function cn(){var t=this.parentNode;t&&t.removeChild(this)}function un(){return this.each(cn)}function pn(){var t=this.cloneNode(!1),e=this.parentNode;return e?e.insertBefore(t,this.nextSibling):t}function fn(){var t=this.cloneNode(!0),e=this.parentNode;return e?e.insertBefore(t,this.nextSibling):t}function dn(t){return this.select(t?fn:pn)}function hn(t){return arguments.length?this.property("__data__",t):this.node().__data__}function mn(t){return function(e){t.call(this,e,this.__data__)}}function gn(t){return t.trim().split(/^|\s+/).map(function(e){var n="",i=e.indexOf(".");return i>=0&&(n=e.slice(i+1),e=e.slice(0,i)),{type:e,name:n}})}function yn(t){return function(){var e=this.__on;if(e){for(var n=0,i=-1,r=e.length,s;n<r;++n)s=e[n],(!t.type||s.type===t.type)&&s.name===t.name?this.removeEventListener(s.type,s.listener,s.options):e[++i]=s;++i?e.length=i:delete this.__on}}}function bn(t,e,n){return function(){var i=this.__on,r,s=mn(e);if(i){for(var a=0,o=i.length;a<o;++a)if((r=i[a]).type===t.type&&r.name===t.name){this.removeEventListener(r.type,r.listener,r.options),this.addEventListener(r.type,r.listener=s,r.options=n),r.value=e;return}}this.addEventListener(t.type,s,n),r={type:t.type,name:t.name,value:e,listener:s,options:n},i?i.push(r):this.__on=[r]}}function wn(t,e,n){var i=gn(t+""),r,s=i.length,a;if(arguments.length<2){var o=this.node().__on;if(o){for(var l=0,c=o.length,u;l<c;++l)for(r=0,u=o[l];r<s;++r)if((a=i[r]).type===u.type&&a.name===u.name)return u.value}return}for(o=e?bn:yn,r=0;r<s;++r)this.each(o(i[r],e,n));return this}function vt(t,e,n){var i=gt(t),r=i.CustomEvent;typeof r=="function"?r=new r(e,n):(r=i.document.createEvent("Event"),n?(r.initEvent(e,n.bubbles,n.cancelable),r.detail=n.detail):r.initEvent(e,!1,!1)),t.dispatchEvent(r)}function xn(t,e){return function(){return vt(this,t,e)}}function vn(t,e){return function(){return vt(this,t,e.apply(this,arguments))}}function kn(t,e){return this.each((typeof e=="function"?vn:xn)(t,e))}function*_n(){for(var t=this._groups,e=0,n=t.length;e<n;++e)for(var i=t[e],r=0,s=i.length,a;r<s;++r)(a=i[r])&&(yield a)}var kt=[null];function B(t,e){this._groups=t,this._parents=e}function An(){return new B([[document.documentElement]],kt)}function Sn(){return this}B.prototype=An.prototype={constructor:B,select:Kt,selectAll:Xt,selectChild:ne,selectChildren:se,filter:ae,data:de,enter:le,exit:me,join:ge,merge:ye,selection:Sn,order:be,sort:we,call:ve,nodes:ke,node:_e,size:Ae,empty:Se,each:Ee,attr:qe,style:Fe,property:De,classed:Ke,text:Qe,html:tn,raise:nn,lower:on,append:sn,insert:ln,remove:un,clone:dn,datum:hn,on:wn,dispatch:kn,[Symbol.iterator]:_n};function R(t){return typeof t=="string"?new B([[document.querySelector(t)]],[document.documentElement]):new B([[t]],kt)}function _t(t){return R(et(t).call(document.documentElement))}var En=0;function $n(){return new tt}function tt(){this._="@"+(++En).toString(36)}tt.prototype=$n.prototype={constructor:tt,get:function(t){for(var e=this._;!(e in t);)if(!(t=t.parentNode))return;return t[e]},set:function(t,e){return t[this._]=e},remove:function(t){return this._ in t&&delete t[this._]},toString:function(){return this._}};function d(t,e={},...n){let i=document.createElement(t);for(let[r,s]of Object.entries(e))r.startsWith("on")?i.addEventListener(r.slice(2),s):s!==void 0&&s!==!1&&i.setAttribute(r,s===!0?"":s);return i.append(...n),i}var P=(t,e,n)=>Math.min(Math.max(t,e),n);function rt(t,e){t.disabled=!!e,e?t.title=e:t.removeAttribute("title")}function At(t){let e=matchMedia("(prefers-color-scheme: dark)"),n=new MutationObserver(t);return n.observe(document.body,{attributeFilter:["data-jp-theme-light","class"]}),e.addEventListener("change",t),()=>{n.disconnect(),e.removeEventListener("change",t)}}function I(){return matchMedia("(prefers-reduced-motion: reduce)").matches}function M(t,e=3){if(typeof t!="number")return String(t);let n=Math.abs(t)<1e-4&&t!==0?t.toPrecision(2):String(Number(t.toPrecision(e)));return j(n)}var On={"+":"","-":"⁻",..."⁰¹²³⁴⁵⁶⁷⁸⁹"};function j(t){return t.replace(/(?<![^\s(])(?<!\w\()-(?=\.?\d|[iI]nf)/g,"−").replace(/(?<![\w.=-])(\d+(?:\.\d+)?)e([+-])0*(\d+)\b/g,(e,n,i,r)=>`${n==="1"?"":`${n}·`}10${[...i+r].map(s=>On[s]).join("")}`)}var Mn=7,D="in the notebook";function St(t,e){let n={slider:Cn,choice:Ln,switches:Nn,buttons:qn},i=t.filter(s=>!s.on_picture).map(s=>n[s.kind](s.name,s,e));return{node:d("div",{class:"controls"},...i.map(s=>s.node)),update:()=>i.forEach(s=>s.update())}}function it(t,e,n){if(t.fixed)return D;let i=([l,c])=>[e[l]].flat().some(u=>c.includes(u)),r=Object.entries(t.only).find(l=>!i(l));if(!r)return"";let[s,a]=r,{label:o}=n[s];return a.length>4&&typeof a[0]!="number"?`with other ${o}`:typeof a[0]=="number"?`with ${o} from ${M(Math.min(...a))} up`:`with ${o}: ${a.join(", ")}`}function ot(t,e,n){t.classList.toggle("off",!!n),e.dataset.why!==n&&(e.textContent=e.dataset.why=n);for(let[i,r]of[["role","group"],["aria-disabled","true"]])n?t.setAttribute(i,r):t.removeAttribute(i)}function st({stops:t,low:e,high:n,step:i,log:r}){if(t){let o=l=>t.reduce((c,u,f)=>Math.abs(u-l)<Math.abs(t[c]-l)?f:c,0);return{count:t.length,at:l=>t[l],place:o}}let[s,a]=r?[Math.log10(e),Math.log10(n)]:[e,n];return{count:Math.round((a-s)/i)+1,at:o=>{let l=Math.min(s+o*i,a);return Number(r?(10**l).toPrecision(6):l.toFixed(9))},place:o=>Math.round(((r?Math.log10(o):o)-s)/i)}}function Cn(t,e,n){let i=st(e),r=b=>n.ask({[t]:b}),s,a=d("input",{type:"range",min:0,max:i.count-1,step:1,"aria-label":e.label,oninput:()=>r(i.at(Number(a.value))),onpointerdown:()=>s=n.state[t],onpointercancel:()=>n.state[t]!==s&&r(s)}),o=d("input",{class:"number",inputmode:"decimal","aria-label":`${e.label}, as a number`,oninput:()=>g=!0,onchange:v,onkeydown:({key:b})=>b==="Enter"&&v(),onblur:()=>k()}),[l,c]=[void 0,"status"].map(b=>d("span",{class:"note",role:b})),[u,f]=[i.at(0),i.at(i.count-1)],[g,y]=[!1,""],m=()=>`${n.asked} ${n.state[t]}`;function v(){if(!g)return;g=!1;let b=Number(o.value.replace("−","-").replace(",","."));if(Number.isFinite(b)&&o.value.trim()!==""){let O=i.at(i.place(P(b,u,f)));r(O),c.textContent=$(b,O)}else c.textContent=`Expected: a number from ${M(u)} to ${M(f)}.`;o.value=M(n.state[t]),y=m()}function $(b,O){return M(b)===M(O)?"":b>f?`Up to ${M(f)}.`:b<u?`From ${M(u)} up.`:`${j(String(b))} is between stops: ${M(O)}.`}let _=d("div",{class:"row slider"},d("span",{class:"name"},e.label),a,o,l,c);function k(){let b=n.state[t];a.value=i.place(b),_.style.setProperty("--share",a.value/(i.count-1||1)),a.setAttribute("aria-valuetext",M(b)),o.matches(":focus")||(o.value=M(b)),m()!==y&&(c.textContent="");let O=it(e,n.state,n.controls);a.disabled=o.disabled=!!O,ot(_,l,O)}return{node:_,update:k}}function Ln(t,e,n){let i=m=>n.ask({[t]:m}),r=Math.random().toString(36),s=e.options.map(m=>d("input",{type:"radio",name:r,onchange:()=>i(m)})),a=d("select",{"aria-label":e.label,onchange:()=>i(e.options[a.selectedIndex])},...e.options.map(m=>d("option",{},M(m)))),o=e.options.length<=Mn,l=s.map((m,v)=>d("label",{class:"option"},m,M(e.options[v]))),c=o?d("div",{class:"options",role:"radiogroup","aria-label":e.label},...l):a,u=d("span",{class:"note"}),f=d("div",{class:o?"row wide":"row"},d("span",{class:"name"},e.label),c,u),g=e.options.map(m=>e.stops&&!e.stops.includes(m));function y(){let m=e.options.indexOf(n.state[t]),v=it(e,n.state,n.controls);s.forEach(($,_)=>{$.checked=_===m,$.disabled=!!(v||g[_])});for(let[$,_]of[...a.options].entries())_.disabled=!!g[$];a.selectedIndex=m,a.disabled=!!v,ot(f,u,v),!v&&g.some(Boolean)&&(u.textContent=`the others ${D}`)}return{node:f,update:y}}function Nn(t,e,n){let i=c=>{let u=new Set(n.state[t]);u.delete(c)||u.add(c),n.ask({[t]:e.options.filter(f=>u.has(f))})},r=e.options.map(c=>d("button",{type:"button",onclick:()=>i(c)},M(c))),s=d("div",{class:"options",role:"group","aria-label":e.label},...r),a=d("span",{class:"note"}),o=d("div",{class:"row wide"},d("span",{class:"name"},e.label),s,a);function l(){let c=it(e,n.state,n.controls);r.forEach((u,f)=>{u.setAttribute("aria-pressed",n.state[t].includes(e.options[f])),u.disabled=!!c}),ot(o,a,c)}return{node:o,update:l}}function qn(t,e,n){let i=(o,l)=>l.ariaDisabled!=="true"&&n.press(o),r=Object.entries(e.options).map(([o,l])=>{let c=d("button",{type:"button",onclick:()=>i(o,c),onblur:()=>a()},l);return[o,l,c]}),s=d("div",{class:"row wide"},d("div",{class:"options"},...r.map(([,,o])=>o)));function a(){for(let[o,l,c]of r){let u=n.numbers.buttons?.[o]??{},f=u.label??l;c.textContent!==f&&(c.textContent=f);let g=!!(e.fixed||u.disabled),y=u.why??(n.alone?D:"");c.title=g?y:"",c.ariaDisabled=g,c.disabled=g&&!c.matches(":focus")}}return{node:s,update:a}}var Et=`/* For what stands around the explorers, in the page itself. Light and dark follow JupyterLab's theme,
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

/* Without a kernel: JupyterLab marks what it opens so, and frame.js hears of a restart. */
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
`;var $t=`/* Inside a shadow root: no rule of the page reaches in, and none of these reaches out. What is
   inherited begins anew too; around.css says how light or dark it is, and whether it sleeps. */
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

/* Formulas and their lines of code, side by side where there is room. */
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
/* A slider is as wide as the picture; its number stands over the thumb, off the name. */
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
/* What is off is grey, with a broken edge, and can still be read. */
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
/* Chromium takes a finger away from what is inline, touch-action or not. */
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
`;var zn={float32:Float32Array,int32:Int32Array,uint8:Uint8Array};function W(t){return Array.isArray(t)?t.map(W):t===null||typeof t!="object"||ArrayBuffer.isView(t)?t:t.data!==void 0?at(t.kind,t.shape,t.data):Object.fromEntries(Object.entries(t).map(([e,n])=>[e,W(n)]))}function at(t,e,n){let{buffer:i,byteOffset:r=0,byteLength:s}=ArrayBuffer.isView(n)?n:new Uint8Array(n),a=new zn[t](i.slice(r,r+s));return a.shape=e,a}function Mt(t){let e=new Map,n=0,i=()=>{},r={number:-1,asked:0,served:{},onQuestion:i,onAnswer:i};r.alone=!!t.get("alone");let s=W(t.get("lasting"));r.controls=Object.fromEntries(t.get("described").map(o=>[o.name,o]));function a(){let o=t.get("answer");if(!(o.number<r.number)){for(let[l,c]of e)c.number<=o.number&&e.delete(l);r.unasked=o.number===r.number,r.number=o.number,r.state={...o.state,...Ot(e)},r.numbers={...s,...W(o.numbers)},r.drawn=o.state,r.said=o.said,r.failed=o.failed,r.onAnswer()}}return r.ask=o=>{n=Math.max(n+1,Date.now()),r.asked=n;for(let[l,c]of Object.entries(o))e.set(l,{value:c,number:n});r.state={...r.state,...o},r.onQuestion(),t.set("asked",{number:n,changes:Ot(e)}),t.save_changes()},r.press=o=>r.served[o]?r.served[o]():t.send({press:o}),t.on("change:answer",a),r.close=()=>t.off("change:answer",a),a(),r}function Ot(t){return Object.fromEntries([...t].map(([e,n])=>[e,n.value]))}var Fn={float32:4,int32:4,uint8:1},In=120;async function Lt(t){let{title:e,stops:n,followed:i,played:r,first:s}=t,a=async p=>JSON.parse(new TextDecoder().decode(await Ct(p))),o=await a(t.moments),l=Rn(await a(t.arrays),await Ct(t.data)),c=o.map(p=>K(p.numbers,l)),u=K(t.lasting,l),f=t.described.map(p=>p.name in n?{...p,stops:n[p.name]}:{...p,fixed:p.kind!=="buttons"&&!p.local}),g=new Set(f.filter(p=>p.local).map(({name:p})=>p)),y=p=>JSON.stringify(Object.keys(n).map(A=>p[A])),m=new Map(o.map((p,A)=>[y(p.state),A])),v=new Set,$={},_=null,k=b(s,0);function b(p,A){let{state:S,said:x}=o[p],q=r?{buttons:{pause:{disabled:_===null,why:"nothing plays"}}}:{};return{number:A,state:{...S,...$},said:x,failed:!1,numbers:{...c[p],...q}}}function O([p,A]){let S=q=>Math.abs(q-A),x=typeof A=="number"?n[p]:void 0;return[p,x?x.reduce((q,N)=>S(N)<S(q)?N:q):A]}function w(p){let A=Object.keys(i).filter(S=>S in p&&p[S]!==k.state[S]);return Object.assign({},...A.map(S=>i[S][n[S].indexOf(p[S])]))}function E({number:p,changes:A}){let S=Object.fromEntries(Object.entries(A).map(O)),x=m.get(y(k.state)),q=m.get(y({...k.state,...w(S),...S}))??x;for(let N of g)L(q,x,N)&&delete $[N];for(let[N,X]of Object.entries(S))g.has(N)&&($[N]=X);k=b(q,p),v.forEach(N=>N())}function L(p,A,S){let[x,q]=[p,A].map(N=>JSON.stringify(o[N].state[S]));return x!==q}function T(){clearInterval(_),_=null}function z(){k=b(m.get(y(k.state)),k.number),v.forEach(p=>p())}function C(){let p=n[r],A=x=>E({number:Math.max(Date.now(),k.number+1),changes:{[r]:p[x]}}),S=()=>p.indexOf(k.state[r]);if(I())return A(S()===p.length-1?0:p.length-1);_=setInterval(()=>{let x=S()+1;x===p.length-1&&T(),A(x)},In),S()===p.length-1?A(0):z()}return{get:p=>({title:e,described:f,answer:k,lasting:u,alone:!0})[p],set:(p,A)=>{p==="asked"&&(T(),E(A))},save_changes:()=>{},send:({press:p})=>{T(),p==="play"?C():z()},on:(p,A)=>p==="change:answer"&&v.add(A),off:(p,A)=>v.delete(A)}}async function Ct(t){let e=Uint8Array.from(atob(t),i=>i.charCodeAt(0)),n=new Blob([e]).stream().pipeThrough(new DecompressionStream("deflate"));return new Uint8Array(await new Response(n).arrayBuffer())}function Rn(t,e){let n=0;return t.map(({kind:i,shape:r})=>{let s=Fn[i],a=r.reduce((l,c)=>l*c,1),o=new Uint8Array(a*s);for(let l=0;l<s;l+=1)for(let c=0;c<a;c+=1)o[c*s+l]=e[n+l*a+c];return n+=o.length,at(i,r,o)})}function K(t,e){return Array.isArray(t)?t.map(n=>K(n,e)):t===null||typeof t!="object"?t:t.array!==void 0?e[t.array]:Object.fromEntries(Object.entries(t).map(([n,i])=>[n,K(i,e)]))}var Pn="This explorer is asleep: run the cell to use it.",jn=16,Dn=25,Wn=600,Vn=1e3;function Nt(t){let e=({model:i,el:r})=>Un(t,i,r);return{render:e,play:async(i,r)=>e({model:await Lt(i),el:r})}}function Un(t,e,n){let i=Mt(e),r=St(e.get("described"),i),s=["question","task","lacks"].filter(C=>e.get("lasting")[C]).map(C=>d("p",{class:C},e.get("lasting")[C])),a=d("div",{class:"picture",style:"visibility: hidden"}),o=d("p",{class:"said"}),l=d("p",{class:"heard",role:"status"}),c=d("section",{class:"mlpkit","aria-label":e.get("title")},d("style",{},$t),d("p",{class:"asleep",role:"note"},Pn),...s,a,r.node,o,l),u=d("div",{class:"mlpkit-around"},d("style",{},Et));u.attachShadow({mode:"open"}).append(c);let f=Kn(u,c),g=()=>u.classList.add("sleeping");e.on("comm_live_update",g),n.append(u);let y=t({picture:a,link:i,root:c}),[m,v,$,_,k]=[0,0,0,0,0],b=a.clientWidth;function O(){if(cancelAnimationFrame(m),m=0,k=performance.now(),b===0)return;r.update();let C=y({numbers:i.numbers,state:i.state,drawn:i.drawn,width:b}),p=i.failed?i.said:j(C??i.said);o.textContent!==p&&w(p),o.classList.toggle("failed",i.failed),a.style.visibility="",c.dataset.drawn=i.number,c.dataset.pictures=_+=1}function w(C){let p=o.textContent==="";o.textContent=C,clearTimeout($),l.textContent="",!p&&($=setTimeout(()=>{l.setAttribute("role",i.failed?"alert":"status"),l.textContent=C},Wn))}let E=()=>{clearTimeout(v),v=0,m||=requestAnimationFrame(O)},L=0;i.onAnswer=()=>{if(u.classList.remove("sleeping"),i.unasked&&I()){let p=performance.now()-k;L||=setTimeout(()=>{L=0,E()},Math.max(Vn-p,0));return}E(),i.number>=i.asked&&!document.hidden&&performance.now()-k>jn&&O()},i.onQuestion=()=>{c.dataset.asked=i.asked,v||=setTimeout(E,Dn)};let T=new ResizeObserver(([{contentRect:C}])=>{let p=Math.round(C.width);p!==b&&(b=p,E())});T.observe(a);let z=At(E);return c.dataset.asked=i.asked,E(),()=>{cancelAnimationFrame(m),clearTimeout(v),clearTimeout($),clearTimeout(L),T.disconnect(),z(),f(),e.off("comm_live_update",g),i.close()}}function Kn(t,e){let n=i=>{if(!e.contains(i.composedPath()[0]))return;let r=i.ctrlKey||i.metaKey||i.altKey||i.key==="Escape"||i.key==="Enter"&&i.shiftKey;t.toggleAttribute("data-lm-suppress-shortcuts",!r)};return window.addEventListener("keydown",n,!0),()=>window.removeEventListener("keydown",n,!0)}var qt=[4,9],Hn={loss:"L",rate:"η"};function Tt(t,{values:e,grids:n,steps:i},r,s){R(t).selectAll("li").data(i).join("li").attr("class",(a,o)=>o+1===r?"now":o+1>r?"ahead":null).attr("aria-current",(a,o)=>o+1===r?"step":null).on("click",(a,o)=>s(i.indexOf(o)+1)).each(function({code:o,formulas:l},c){let u=Object.entries(l).map(([f,g])=>{let y=g.split(/(\{\w+\}ᵀ?)/),m=y.map(_=>_.replace(/\{(\w+)\}/,(k,b)=>H(b))).join(""),v=/^\{\w+\}$/.test(g),$=v?[]:y.map((_,k)=>{let[,b,O]=_.match(/\{(\w+)\}(ᵀ?)/)??[];return b?Bt(n[b],e,O,/[^(]$/.test(y[k-1])):_});return d("span",{},`${H(f)} = ${m}`,d("span",{class:"filled"},...v?[]:[" = ",...$]," = ",Bt(n[f],e)))});this.replaceChildren(d("span",{class:qt[0]<=c&&c<qt[1]?"slope":"value"},String(c+1)),d("code",{},o),d("span",{class:"formulas"},...u))})}function Bt(t,e,n,i){let r=n?t[0].map((o,l)=>t.map(c=>c[l])):t,s=(o,l="",c="")=>d("span",{class:Y(o),"data-number":o},l+M(e[o],6)+c);if(r.length===1&&r[0].length===1)return i&&e[r[0][0]]<0?s(r[0][0],"(",")"):s(r[0][0]);if(r.length===1)return d("span",{},"(",...r[0].flatMap((o,l)=>l?[", ",s(o)]:[s(o)]),")");let a=`grid-template-columns: repeat(${r[0].length}, auto)`;return d("span",{class:"table",style:a},...r.flat().map(o=>s(o)))}var J=({formulas:t},e)=>Object.keys(t).flatMap(n=>e[n].flat()),Y=t=>t.startsWith("d")?"slope":"value",H=t=>t.startsWith("new")?`${H(t.slice(3))}′`:Hn[t]??t.replace("1","₁").replace("2","₂"),lt=t=>H(V(t).split("[")[0])+(V(t).match(/\[.*/)??"");function V(t){let[e,n]=t.split("_");return n?`${e}[${[...n].join(", ")}]`:e}function zt(t,e){let n=_t("svg").attr("role","group").attr("aria-label",e);return t.append(n.node()),n.size=(i,r)=>n.attr("viewBox",`0 0 ${i} ${r}`).attr("height",r),n}var Q=560,Ft={x:.06,z1:.4,a1:.57,y:.79,loss:.94},Jn={0:76,1:192,"":134},Pt=["x_0","x_1","z1_0","z1_1","a1_0","a1_1","y","loss"],jt=[["W1","x","z1"],["W2","a1","y"]],Dt=[["z1_0","a1_0"],["z1_1","a1_1"],["y","loss"]],ut={b1_0:["z1_0",-58],b1_1:["z1_1",58],b2:["y",58]},Yn=200,Qn="Above a unit its value, below it the slope. Lines: weights in blue, their slopes in orange; thick if large, dashed below 0, dotted at 0. A number in a frame can be changed.",Xn="Point at a number: its name stands here.",Gn=`
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
.listing { list-style: none; margin: 0; padding: 0; font-size: 12.5px; }
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
`,qr=Nt(({picture:t,link:e})=>{let n=d("div",{class:"stepper"}),i=zt(n,"the network: values above its units in blue, slopes below in orange"),r=i.append("g"),s=i.append("g"),a=i.append("g").selectAll("g").data(Pt).join(w=>{let E=w.append("g").attr("class","unit");return E.append("circle").attr("r",18),E.append("text").attr("text-anchor","middle").attr("dy","0.35em").text(V),E}),o=i.append("g"),l=i.append("g").style("pointer-events","none"),c=d("p",{class:"named"}),u=d("p",{class:"key"},Qn),f=new Map(Object.values(e.controls).filter(w=>w.on_picture).map(w=>[w.name,Zn(w,e)]));n.append(...[...f.values()].map(w=>w.node));let g=w=>e.ask({step:P(w,0,e.numbers.steps.length)}),y=(w,E)=>d("button",{type:"button",onclick:()=>g(e.state.step+E)},w),[m,v]=[y("Back",-1),y("Next",1)],$=d("ol",{class:"listing","aria-label":"the code, line by line"});t.append(d("style",{},Gn),n,c,u,d("div",{class:"walk"},m,v),$);let _={numbers:e.numbers,step:e.state.step},k=null,b=null;for(let[w,E]of[["pointerover",L=>L.closest("[data-number]")],["pointerleave",()=>null]])t.addEventListener(w,({target:L})=>{k=E(L)?.dataset.number??null,Rt(t,_,k),O()});for(let w of["focusin","focusout"])n.addEventListener(w,({target:E})=>{b=w==="focusin"?E.dataset.number:null,O()});function O(){let w=k??b;c.textContent=w?`${V(w)} = ${M(_.numbers.values[w],6)}`:Xn}return({numbers:w,state:E,width:L})=>{let{values:T,grids:z,steps:C,sources:p}=w,A=_.step;_={numbers:w,step:E.step};let S=new Set([...f.keys(),"rate"]);for(let{formulas:h}of C.slice(0,E.step))for(let F of Object.keys(h))z[F].flat().forEach(G=>S.add(G));let x=tr(L,z),q=h=>`translate(${x[h].x},${x[h].y})`;i.size(L,268),a.attr("transform",h=>`translate(${x.unit[h].join()})`),r.selectAll("path").data(Object.entries(ut)).join("path").attr("stroke","var(--quiet)").attr("d",([h,[F,G]])=>`M${x[h].x},${x[h].y}L${x.unit[F][0]-14},${x.unit[F][1]+12*Math.sign(G)}`),s.selectAll("path").data(er(x,w,S)).join("path").attr("d",h=>h.path).attr("stroke",h=>`var(${h.ink})`).attr("stroke-width",h=>h.width).attr("stroke-dasharray",h=>h.dash),o.selectAll("text.number").data([...S].filter(h=>!f.has(h)&&h in x),h=>h).join("text").attr("class",h=>`number ${Y(h)}`).attr("data-number",h=>h).attr("transform",q).attr("dy","0.35em").attr("text-anchor","middle").text(h=>(/^(db|newloss)/.test(h)?`${lt(h)} `:"")+M(T[h],6));let N=Dt.slice(0,2).filter(([h])=>S.has(h.replace("z","a"))&&!(T[h]>0)),X=[...Object.keys(ut).map(h=>[lt(h),x[h].x-36,x[h].y]),["t",x.t.x-22,x.t.y],...N.map(([h,F])=>["off",(x.unit[h][0]+x.unit[F][0])/2,x.unit[h][1]-(L<Q?26:9)])];o.selectAll("text.label").data(X).join("text").attr("class","label").attr("text-anchor","middle").attr("dy","0.35em").attr("x",h=>h[1]).attr("y",h=>h[2]).text(h=>h[0]);for(let[h,F]of f)F.update(x[h]);rt(m,E.step===0&&"this is the start"),rt(v,E.step===C.length&&"this is the end"),Tt($,w,E.step,g),$.classList.toggle("narrow",L<Q),Rt(t,_,k),O(),E.step===A+1&&!I()&&nr(l,J(C[A],z),p,x)}});function Zn(t,e){let{name:n}=t,i=st(t),r=()=>l.value=M(e.state[n],6),s=()=>l.style.width=`${.65*Math.max(l.value.length,1)+.8}em`;function a(u){e.ask({[n]:i.at(P(u,0,i.count-1))}),r()}function o(){let u=Number(l.value.replace("−","-").replace(",","."));l.value.trim()!==""&&Number.isFinite(u)?a(i.place(u)):r()}let l=d("input",{class:n.split("_")[0],"data-number":n,"aria-label":t.label,inputmode:"decimal",role:"spinbutton","aria-valuemin":t.low,"aria-valuemax":t.high,autocomplete:"off",disabled:!!t.fixed,title:t.fixed&&D,onfocus:()=>l.select(),onblur:r,oninput:s,onchange:o,onkeydown:u=>{let f={ArrowUp:1,ArrowDown:-1}[u.key];if(f)a(i.place(e.state[n])+f*(u.shiftKey?10:1));else if(u.key==="Enter")o();else if(u.key==="Escape")r();else return;u.preventDefault(),l.select()}});function c({x:u,y:f}){Object.assign(l.style,{left:`${u}px`,top:`${f}px`}),l.setAttribute("aria-valuenow",e.state[n]),l.matches(":focus")||r(),s()}return{node:l,update:c}}function tr(t,e){let n=t<Q?{...Ft,z1:.37,a1:.51,y:.8}:Ft,i=Object.fromEntries(Pt.map(c=>{let[u,f=""]=c.split("_");return[c,[n[u]*t,Jn[f]]]})),r={unit:i};for(let[c,[u,f]]of Object.entries(i))r[c]={x:u,y:f-30},r[`d${c}`]={x:u,y:f+30};r.newloss={x:Math.min(i.loss[0],t-46),y:i.loss[1]-52},r.t={x:i.loss[0],y:i.loss[1]+32};let[s,a,o]=t<Q?[.32,.68,.64]:[.27,.7,.7],l=([c,u],[f,g],y)=>({x:c+y*(f-c),y:u+y*(g-u)});for(let[c,u,f]of jt)e[u].flat().forEach((g,y)=>e[f].flat().forEach((m,v)=>{r[e[c][y][v]]=l(i[g],i[m],s),r[e[`d${c}`][y][v]]=l(i[g],i[m],c==="W2"?Math.min(a,o):a)}));for(let[c,[u,f]]of Object.entries(ut)){let[g,y]=i[u];r[c]={x:g-10,y:y+f},r[`d${c}`]={x:g+44,y:y+f}}return r}function er({unit:t},{values:e,grids:n},i){let r=Math.max(...[...n.dW1,...n.dW2].flat().map(a=>Math.abs(e[a])))||1,s=Dt.map(([a,o])=>({path:ct(t[a],t[o],0),ink:"--quiet",width:1}));for(let[a,o,l]of jt)n[o].flat().forEach((c,u)=>n[l].flat().forEach((f,g)=>{let[y,m]=[n[a][u][g],n[`d${a}`][u][g]];s.push(It(ct(t[c],t[f],-3.5),e[y]/5,"--value")),i.has(m)&&s.push(It(ct(t[c],t[f],3.5),e[m]/r,"--slope"))}));return s}function It(t,e,n){return e===0?{path:t,ink:"--quiet",width:1,dash:"1 4"}:{path:t,ink:n,width:1+5*Math.abs(e),dash:e>0?null:"7 4"}}function ct([t,e],[n,i],r){let s=Math.hypot(n-t,i-e),[a,o]=[-(i-e)/s*r,(n-t)/s*r];return`M${t+a},${e+o}L${n+a},${i+o}`}function Rt(t,{numbers:{grids:e,steps:n,sources:i},step:r},s){let a=new Set(s?[s]:r?J(n[r-1],e):[]),o=new Set([...a].flatMap(l=>i[l]??[]));for(let l of t.querySelectorAll("[data-number]")){let c=s||!l.closest("li:not(.now)");l.classList.toggle("fresh",!!c&&a.has(l.dataset.number)),l.classList.toggle("source",!!c&&o.has(l.dataset.number))}R(t).selectAll(".unit").classed("fresh",l=>a.has(l)||a.has(`d${l}`)),t.querySelectorAll(".listing li").forEach((l,c)=>l.classList.toggle("made",!!s&&J(n[c],e).includes(s)))}function nr(t,e,n,i){for(let r of e.filter(s=>s in i))for(let s of n[r].filter(a=>a in i)){let a=t.append("circle").attr("r",5).attr("class",Y(s)),o=[s,r].map(l=>`translate(${i[l].x}px,${i[l].y}px)`);a.node().animate({transform:o},{duration:Yn,easing:"ease-in-out"}).onfinish=()=>a.remove()}}export{qr as default};
