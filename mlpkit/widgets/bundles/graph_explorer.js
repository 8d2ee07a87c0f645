// Made by "make bundles"; licences in LICENSES.txt. Sources e9374dd21e8e97f2ee30eded60f8055ae872d41d2aa541692e8ccdf4bb7e9b98
var Z="http://www.w3.org/1999/xhtml",dt={svg:"http://www.w3.org/2000/svg",xhtml:Z,xlink:"http://www.w3.org/1999/xlink",xml:"http://www.w3.org/XML/1998/namespace",xmlns:"http://www.w3.org/2000/xmlns/"};function mt(t){var n=t+="",e=n.indexOf(":");return e>=0&&(n=t.slice(0,e))!=="xmlns"&&(t=t.slice(e+1)),dt.hasOwnProperty(n)?{space:dt[n],local:t}:t}function ln(t){return function(){var n=this.ownerDocument,e=this.namespaceURI;return e===Z&&n.documentElement.namespaceURI===Z?n.createElement(t):n.createElementNS(e,t)}}function cn(t){return function(){return this.ownerDocument.createElementNS(t.space,t.local)}}function tt(t){var n=mt(t);return(n.local?cn:ln)(n)}function un(){}function gt(t){return t==null?un:function(){return this.querySelector(t)}}function hn(t){typeof t!="function"&&(t=gt(t));for(var n=this._groups,e=n.length,i=new Array(e),s=0;s<e;++s)for(var r=n[s],l=r.length,o=i[s]=new Array(l),a,c,u=0;u<l;++u)(a=r[u])&&(c=t.call(a,a.__data__,u,r))&&("__data__"in a&&(c.__data__=a.__data__),o[u]=c);return new $(i,this._parents)}function fn(t){return t==null?[]:Array.isArray(t)?t:Array.from(t)}function pn(){return[]}function _n(t){return t==null?pn:function(){return this.querySelectorAll(t)}}function dn(t){return function(){return fn(t.apply(this,arguments))}}function mn(t){typeof t=="function"?t=dn(t):t=_n(t);for(var n=this._groups,e=n.length,i=[],s=[],r=0;r<e;++r)for(var l=n[r],o=l.length,a,c=0;c<o;++c)(a=l[c])&&(i.push(t.call(a,a.__data__,c,l)),s.push(a));return new $(i,s)}function gn(t){return function(){return this.matches(t)}}function yt(t){return function(n){return n.matches(t)}}var yn=Array.prototype.find;function xn(t){return function(){return yn.call(this.children,t)}}function vn(){return this.firstElementChild}function bn(t){return this.select(t==null?vn:xn(typeof t=="function"?t:yt(t)))}var wn=Array.prototype.filter;function kn(){return Array.from(this.children)}function Tn(t){return function(){return wn.call(this.children,t)}}function An(t){return this.selectAll(t==null?kn:Tn(typeof t=="function"?t:yt(t)))}function Sn(t){typeof t!="function"&&(t=gn(t));for(var n=this._groups,e=n.length,i=new Array(e),s=0;s<e;++s)for(var r=n[s],l=r.length,o=i[s]=[],a,c=0;c<l;++c)(a=r[c])&&t.call(a,a.__data__,c,r)&&o.push(a);return new $(i,this._parents)}function xt(t){return new Array(t.length)}function En(){return new $(this._enter||this._groups.map(xt),this._parents)}function U(t,n){this.ownerDocument=t.ownerDocument,this.namespaceURI=t.namespaceURI,this._next=null,this._parent=t,this.__data__=n}U.prototype={constructor:U,appendChild:function(t){return this._parent.insertBefore(t,this._next)},insertBefore:function(t,n){return this._parent.insertBefore(t,n)},querySelector:function(t){return this._parent.querySelector(t)},querySelectorAll:function(t){return this._parent.querySelectorAll(t)}};function Mn(t){return function(){return t}}function $n(t,n,e,i,s,r){for(var l=0,o,a=n.length,c=r.length;l<c;++l)(o=n[l])?(o.__data__=r[l],i[l]=o):e[l]=new U(t,r[l]);for(;l<a;++l)(o=n[l])&&(s[l]=o)}function Nn(t,n,e,i,s,r,l){var o,a,c=new Map,u=n.length,f=r.length,h=new Array(u),p;for(o=0;o<u;++o)(a=n[o])&&(h[o]=p=l.call(a,a.__data__,o,n)+"",c.has(p)?s[o]=a:c.set(p,a));for(o=0;o<f;++o)p=l.call(t,r[o],o,r)+"",(a=c.get(p))?(i[o]=a,a.__data__=r[o],c.delete(p)):e[o]=new U(t,r[o]);for(o=0;o<u;++o)(a=n[o])&&c.get(h[o])===a&&(s[o]=a)}function Cn(t){return t.__data__}function Rn(t,n){if(!arguments.length)return Array.from(this,Cn);var e=n?Nn:$n,i=this._parents,s=this._groups;typeof t!="function"&&(t=Mn(t));for(var r=s.length,l=new Array(r),o=new Array(r),a=new Array(r),c=0;c<r;++c){var u=i[c],f=s[c],h=f.length,p=On(t.call(u,u&&u.__data__,c,i)),m=p.length,x=o[c]=new Array(m),v=l[c]=new Array(m),_=a[c]=new Array(h);e(u,f,x,v,_,p,n);for(var g=0,b=0,E,w;g<m;++g)if(E=x[g]){for(g>=b&&(b=g+1);!(w=v[b])&&++b<m;);E._next=w||null}}return l=new $(l,i),l._enter=o,l._exit=a,l}function On(t){return typeof t=="object"&&"length"in t?t:Array.from(t)}function Pn(){return new $(this._exit||this._groups.map(xt),this._parents)}function Ln(t,n,e){var i=this.enter(),s=this,r=this.exit();return typeof t=="function"?(i=t(i),i&&(i=i.selection())):i=i.append(t+""),n!=null&&(s=n(s),s&&(s=s.selection())),e==null?r.remove():e(r),i&&s?i.merge(s).order():s}function qn(t){for(var n=t.selection?t.selection():t,e=this._groups,i=n._groups,s=e.length,r=i.length,l=Math.min(s,r),o=new Array(s),a=0;a<l;++a)for(var c=e[a],u=i[a],f=c.length,h=o[a]=new Array(f),p,m=0;m<f;++m)(p=c[m]||u[m])&&(h[m]=p);for(;a<s;++a)o[a]=e[a];return new $(o,this._parents)}function zn(){for(var t=this._groups,n=-1,e=t.length;++n<e;)for(var i=t[n],s=i.length-1,r=i[s],l;--s>=0;)(l=i[s])&&(r&&l.compareDocumentPosition(r)^4&&r.parentNode.insertBefore(l,r),r=l);return this}function In(t){t||(t=Bn);function n(f,h){return f&&h?t(f.__data__,h.__data__):!f-!h}for(var e=this._groups,i=e.length,s=new Array(i),r=0;r<i;++r){for(var l=e[r],o=l.length,a=s[r]=new Array(o),c,u=0;u<o;++u)(c=l[u])&&(a[u]=c);a.sort(n)}return new $(s,this._parents).order()}function Bn(t,n){return t<n?-1:t>n?1:t>=n?0:NaN}function Fn(){var t=arguments[0];return arguments[0]=this,t.apply(null,arguments),this}function Dn(){return Array.from(this)}function Vn(){for(var t=this._groups,n=0,e=t.length;n<e;++n)for(var i=t[n],s=0,r=i.length;s<r;++s){var l=i[s];if(l)return l}return null}function Xn(){let t=0;for(let n of this)++t;return t}function Yn(){return!this.node()}function Un(t){for(var n=this._groups,e=0,i=n.length;e<i;++e)for(var s=n[e],r=0,l=s.length,o;r<l;++r)(o=s[r])&&t.call(o,o.__data__,r,s);return this}function Hn(t){return function(){this.removeAttribute(t)}}function Kn(t){return function(){this.removeAttributeNS(t.space,t.local)}}function Wn(t,n){return function(){this.setAttribute(t,n)}}function Jn(t,n){return function(){this.setAttributeNS(t.space,t.local,n)}}function Qn(t,n){return function(){var e=n.apply(this,arguments);e==null?this.removeAttribute(t):this.setAttribute(t,e)}}function Gn(t,n){return function(){var e=n.apply(this,arguments);e==null?this.removeAttributeNS(t.space,t.local):this.setAttributeNS(t.space,t.local,e)}}function Zn(t,n){var e=mt(t);if(arguments.length<2){var i=this.node();return e.local?i.getAttributeNS(e.space,e.local):i.getAttribute(e)}return this.each((n==null?e.local?Kn:Hn:typeof n=="function"?e.local?Gn:Qn:e.local?Jn:Wn)(e,n))}function vt(t){return t.ownerDocument&&t.ownerDocument.defaultView||t.document&&t||t.defaultView}function jn(t){return function(){this.style.removeProperty(t)}}function te(t,n,e){return function(){this.style.setProperty(t,n,e)}}function ne(t,n,e){return function(){var i=n.apply(this,arguments);i==null?this.style.removeProperty(t):this.style.setProperty(t,i,e)}}function ee(t,n,e){return arguments.length>1?this.each((n==null?jn:typeof n=="function"?ne:te)(t,n,e??"")):ie(this.node(),t)}function ie(t,n){return t.style.getPropertyValue(n)||vt(t).getComputedStyle(t,null).getPropertyValue(n)}function se(t){return function(){delete this[t]}}function re(t,n){return function(){this[t]=n}}function oe(t,n){return function(){var e=n.apply(this,arguments);e==null?delete this[t]:this[t]=e}}function ae(t,n){return arguments.length>1?this.each((n==null?se:typeof n=="function"?oe:re)(t,n)):this.node()[t]}function bt(t){return t.trim().split(/^|\s+/)}function nt(t){return t.classList||new wt(t)}function wt(t){this._node=t,this._names=bt(t.getAttribute("class")||"")}wt.prototype={add:function(t){var n=this._names.indexOf(t);n<0&&(this._names.push(t),this._node.setAttribute("class",this._names.join(" ")))},remove:function(t){var n=this._names.indexOf(t);n>=0&&(this._names.splice(n,1),this._node.setAttribute("class",this._names.join(" ")))},contains:function(t){return this._names.indexOf(t)>=0}};function kt(t,n){for(var e=nt(t),i=-1,s=n.length;++i<s;)e.add(n[i])}function Tt(t,n){for(var e=nt(t),i=-1,s=n.length;++i<s;)e.remove(n[i])}function le(t){return function(){kt(this,t)}}function ce(t){return function(){Tt(this,t)}}function ue(t,n){return function(){(n.apply(this,arguments)?kt:Tt)(this,t)}}function he(t,n){var e=bt(t+"");if(arguments.length<2){for(var i=nt(this.node()),s=-1,r=e.length;++s<r;)if(!i.contains(e[s]))return!1;return!0}return this.each((typeof n=="function"?ue:n?le:ce)(e,n))}function fe(){this.textContent=""}function pe(t){return function(){this.textContent=t}}function _e(t){return function(){var n=t.apply(this,arguments);this.textContent=n??""}}function de(t){return arguments.length?this.each(t==null?fe:(typeof t=="function"?_e:pe)(t)):this.node().textContent}function me(){this.innerHTML=""}function ge(t){return function(){this.innerHTML=t}}function ye(t){return function(){var n=t.apply(this,arguments);this.innerHTML=n??""}}function xe(t){return arguments.length?this.each(t==null?me:(typeof t=="function"?ye:ge)(t)):this.node().innerHTML}function ve(){this.nextSibling&&this.parentNode.appendChild(this)}function be(){return this.each(ve)}function we(){this.previousSibling&&this.parentNode.insertBefore(this,this.parentNode.firstChild)}function ke(){return this.each(we)}function Te(t){var n=typeof t=="function"?t:tt(t);return this.select(function(){return this.appendChild(n.apply(this,arguments))})}function Ae(){return null}function Se(t,n){var e=typeof t=="function"?t:tt(t),i=n==null?Ae:typeof n=="function"?n:gt(n);return this.select(function(){return this.insertBefore(e.apply(this,arguments),i.apply(this,arguments)||null)})}function Ee(){var t=this.parentNode;t&&t.removeChild(this)}function Me(){return this.each(Ee)}function $e(){var t=this.cloneNode(!1),n=this.parentNode;return n?n.insertBefore(t,this.nextSibling):t}function Ne(){var t=this.cloneNode(!0),n=this.parentNode;return n?n.insertBefore(t,this.nextSibling):t}function Ce(t){return this.select(t?Ne:$e)}function Re(t){return arguments.length?this.property("__data__",t):this.node().__data__}function Oe(t){return function(n){t.call(this,n,this.__data__)}}function Pe(t){return t.trim().split(/^|\s+/).map(function(n){var e="",i=n.indexOf(".");return i>=0&&(e=n.slice(i+1),n=n.slice(0,i)),{type:n,name:e}})}function Le(t){return function(){var n=this.__on;if(n){for(var e=0,i=-1,s=n.length,r;e<s;++e)r=n[e],(!t.type||r.type===t.type)&&r.name===t.name?this.removeEventListener(r.type,r.listener,r.options):n[++i]=r;++i?n.length=i:delete this.__on}}}function qe(t,n,e){return function(){var i=this.__on,s,r=Oe(n);if(i){for(var l=0,o=i.length;l<o;++l)if((s=i[l]).type===t.type&&s.name===t.name){this.removeEventListener(s.type,s.listener,s.options),this.addEventListener(s.type,s.listener=r,s.options=e),s.value=n;return}}this.addEventListener(t.type,r,e),s={type:t.type,name:t.name,value:n,listener:r,options:e},i?i.push(s):this.__on=[s]}}function ze(t,n,e){var i=Pe(t+""),s,r=i.length,l;if(arguments.length<2){var o=this.node().__on;if(o){for(var a=0,c=o.length,u;a<c;++a)for(s=0,u=o[a];s<r;++s)if((l=i[s]).type===u.type&&l.name===u.name)return u.value}return}for(o=n?qe:Le,s=0;s<r;++s)this.each(o(i[s],n,e));return this}function At(t,n,e){var i=vt(t),s=i.CustomEvent;typeof s=="function"?s=new s(n,e):(s=i.document.createEvent("Event"),e?(s.initEvent(n,e.bubbles,e.cancelable),s.detail=e.detail):s.initEvent(n,!1,!1)),t.dispatchEvent(s)}function Ie(t,n){return function(){return At(this,t,n)}}function Be(t,n){return function(){return At(this,t,n.apply(this,arguments))}}function Fe(t,n){return this.each((typeof n=="function"?Be:Ie)(t,n))}function*De(){for(var t=this._groups,n=0,e=t.length;n<e;++n)for(var i=t[n],s=0,r=i.length,l;s<r;++s)(l=i[s])&&(yield l)}var St=[null];function $(t,n){this._groups=t,this._parents=n}function Ve(){return new $([[document.documentElement]],St)}function Xe(){return this}$.prototype=Ve.prototype={constructor:$,select:hn,selectAll:mn,selectChild:bn,selectChildren:An,filter:Sn,data:Rn,enter:En,exit:Pn,join:Ln,merge:qn,selection:Xe,order:zn,sort:In,call:Fn,nodes:Dn,node:Vn,size:Xn,empty:Yn,each:Un,attr:Zn,style:ee,property:ae,classed:he,text:de,html:xe,raise:be,lower:ke,append:Te,insert:Se,remove:Me,clone:Ce,datum:Re,on:ze,dispatch:Fe,[Symbol.iterator]:De};function H(t){return typeof t=="string"?new $([[document.querySelector(t)]],[document.documentElement]):new $([[t]],St)}function Et(t){return H(tt(t).call(document.documentElement))}var Ye=0;function Ue(){return new j}function j(){this._="@"+(++Ye).toString(36)}j.prototype=Ue.prototype={constructor:j,get:function(t){for(var n=this._;!(n in t);)if(!(t=t.parentNode))return;return t[n]},set:function(t,n){return t[this._]=n},remove:function(t){return this._ in t&&delete t[this._]},toString:function(){return this._}};var D=Math.PI,et=2*D,P=1e-6,He=et-P;function Mt(t){this._+=t[0];for(let n=1,e=t.length;n<e;++n)this._+=arguments[n]+t[n]}function Ke(t){let n=Math.floor(t);if(!(n>=0))throw new Error(`invalid digits: ${t}`);if(n>15)return Mt;let e=10**n;return function(i){this._+=i[0];for(let s=1,r=i.length;s<r;++s)this._+=Math.round(arguments[s]*e)/e+i[s]}}function $t(t,n,e,i){return t===e&&n===i}function We(t){let n=Math.floor(t);if(!(n<=15))return $t;let e=10**n,i=function(s){return Math.round(s*e)};return function(s,r,l,o){return i(s)===i(l)&&i(r)===i(o)}}var q=class{constructor(n){this._x0=this._y0=this._x1=this._y1=null,this._="",this._append=n==null?Mt:Ke(n),this._equal=n==null?$t:We(n)}moveTo(n,e){this._append`M${this._x0=this._x1=+n},${this._y0=this._y1=+e}`}closePath(){this._x1!==null&&(this._x1=this._x0,this._y1=this._y0,this._append`Z`)}lineTo(n,e){this._append`L${this._x1=+n},${this._y1=+e}`}quadraticCurveTo(n,e,i,s){this._append`Q${+n},${+e},${this._x1=+i},${this._y1=+s}`}bezierCurveTo(n,e,i,s,r,l){this._append`C${+n},${+e},${+i},${+s},${this._x1=+r},${this._y1=+l}`}arcTo(n,e,i,s,r){if(n=+n,e=+e,i=+i,s=+s,r=+r,r<0)throw new Error(`negative radius: ${r}`);let l=this._x1,o=this._y1,a=i-n,c=s-e,u=l-n,f=o-e,h=u*u+f*f;if(this._x1===null)this._append`M${this._x1=n},${this._y1=e}`;else if(h>P)if(!(Math.abs(f*a-c*u)>P)||!r)this._append`L${this._x1=n},${this._y1=e}`;else{let p=i-l,m=s-o,x=a*a+c*c,v=p*p+m*m,_=Math.sqrt(x),g=Math.sqrt(h),b=r*Math.tan((D-Math.acos((x+h-v)/(2*_*g)))/2),E=b/g,w=b/_;Math.abs(E-1)>P&&this._append`L${n+E*u},${e+E*f}`,this._append`A${r},${r},0,0,${+(f*p>u*m)},${this._x1=n+w*a},${this._y1=e+w*c}`}}arc(n,e,i,s,r,l){if(n=+n,e=+e,i=+i,l=!!l,i<0)throw new Error(`negative radius: ${i}`);let o=i*Math.cos(s),a=i*Math.sin(s),c=n+o,u=e+a,f=1^l,h=l?s-r:r-s;if(this._x1===null?this._append`M${c},${u}`:(Math.abs(this._x1-c)>P||Math.abs(this._y1-u)>P)&&this._append`L${c},${u}`,!!i){if(h<0&&(h=h%et+et),h>He)this._append`A${i},${i},0,1,${f},${n-o},${e-a}A${i},${i},0,1,${f},${this._x1=c},${this._y1=u}`;else if(h>P){let p=n+i*Math.cos(r),m=e+i*Math.sin(r);if(h>=D&&this._equal(c,u,p,m)){h/=2;let x=s+h;this._append`A${i},${i},0,${+(h>=D)},${f},${n+i*Math.cos(x)},${e+i*Math.sin(x)}`}this._append`A${i},${i},0,${+(h>=D)},${f},${this._x1=p},${this._y1=m}`}}}rect(n,e,i,s){this._append`M${this._x0=this._x1=+n},${this._y0=this._y1=+e}h${i=+i}v${+s}h${-i}Z`}toString(){return this._}};function Je(){return new q}Je.prototype=q.prototype;function z(t){return function(){return t}}var Qe=Math.cos;var st=Math.sin,I=Math.sqrt,Nt=1e-12,K=Math.PI,Qi=K/2,Lt=2*K;function Ge(t){let n=3;return t.digits=function(e){if(!arguments.length)return n;if(e==null)n=null;else{let i=Math.floor(e);if(!(i>=0))throw new RangeError(`invalid digits: ${e}`);n=i}return t},()=>new q(n)}var Gi=Array.prototype.slice;function Ze(t){return typeof t=="object"&&"length"in t?t:Array.from(t)}function qt(t){this._context=t}qt.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._point=0},lineEnd:function(){(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line=1-this._line},point:function(t,n){switch(t=+t,n=+n,this._point){case 0:this._point=1,this._line?this._context.lineTo(t,n):this._context.moveTo(t,n);break;case 1:this._point=2;default:this._context.lineTo(t,n);break}}};function zt(t){return new qt(t)}function je(t){return t[0]}function ti(t){return t[1]}function It(t,n){var e=z(!0),i=null,s=zt,r=null,l=Ge(o);t=typeof t=="function"?t:t===void 0?je:z(t),n=typeof n=="function"?n:n===void 0?ti:z(n);function o(a){var c,u=(a=Ze(a)).length,f,h=!1,p;for(i==null&&(r=s(p=l())),c=0;c<=u;++c)!(c<u&&e(f=a[c],c,a))===h&&((h=!h)?r.lineStart():r.lineEnd()),h&&r.point(+t(f,c,a),+n(f,c,a));if(p)return r=null,p+""||null}return o.x=function(a){return arguments.length?(t=typeof a=="function"?a:z(+a),o):t},o.y=function(a){return arguments.length?(n=typeof a=="function"?a:z(+a),o):n},o.defined=function(a){return arguments.length?(e=typeof a=="function"?a:z(!!a),o):e},o.curve=function(a){return arguments.length?(s=a,i!=null&&(r=s(i)),o):s},o.context=function(a){return arguments.length?(a==null?i=r=null:r=s(i=a),o):i},o}var Zi=ni(zt);function Bt(t){this._curve=t}Bt.prototype={areaStart:function(){this._curve.areaStart()},areaEnd:function(){this._curve.areaEnd()},lineStart:function(){this._curve.lineStart()},lineEnd:function(){this._curve.lineEnd()},point:function(t,n){this._curve.point(n*Math.sin(t),n*-Math.cos(t))}};function ni(t){function n(e){return new Bt(t(e))}return n._curve=t,n}var ji=I(3);var ei=I(1/3),ts=ei*2;var Ft=st(K/10)/st(7*K/10),ns=st(Lt/10)*Ft,es=-Qe(Lt/10)*Ft;var is=I(3);var ss=I(3);var rs=I(3)/2,ii=1/I(12),os=(ii/2+1)*3;function O(){}function W(t,n,e){t._context.bezierCurveTo((2*t._x0+t._x1)/3,(2*t._y0+t._y1)/3,(t._x0+2*t._x1)/3,(t._y0+2*t._y1)/3,(t._x0+4*t._x1+n)/6,(t._y0+4*t._y1+e)/6)}function rt(t){this._context=t}rt.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._y0=this._y1=NaN,this._point=0},lineEnd:function(){switch(this._point){case 3:W(this,this._x1,this._y1);case 2:this._context.lineTo(this._x1,this._y1);break}(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line=1-this._line},point:function(t,n){switch(t=+t,n=+n,this._point){case 0:this._point=1,this._line?this._context.lineTo(t,n):this._context.moveTo(t,n);break;case 1:this._point=2;break;case 2:this._point=3,this._context.lineTo((5*this._x0+this._x1)/6,(5*this._y0+this._y1)/6);default:W(this,t,n);break}this._x0=this._x1,this._x1=t,this._y0=this._y1,this._y1=n}};function si(t){this._context=t}si.prototype={areaStart:O,areaEnd:O,lineStart:function(){this._x0=this._x1=this._x2=this._x3=this._x4=this._y0=this._y1=this._y2=this._y3=this._y4=NaN,this._point=0},lineEnd:function(){switch(this._point){case 1:{this._context.moveTo(this._x2,this._y2),this._context.closePath();break}case 2:{this._context.moveTo((this._x2+2*this._x3)/3,(this._y2+2*this._y3)/3),this._context.lineTo((this._x3+2*this._x2)/3,(this._y3+2*this._y2)/3),this._context.closePath();break}case 3:{this.point(this._x2,this._y2),this.point(this._x3,this._y3),this.point(this._x4,this._y4);break}}},point:function(t,n){switch(t=+t,n=+n,this._point){case 0:this._point=1,this._x2=t,this._y2=n;break;case 1:this._point=2,this._x3=t,this._y3=n;break;case 2:this._point=3,this._x4=t,this._y4=n,this._context.moveTo((this._x0+4*this._x1+t)/6,(this._y0+4*this._y1+n)/6);break;default:W(this,t,n);break}this._x0=this._x1,this._x1=t,this._y0=this._y1,this._y1=n}};function ri(t){this._context=t}ri.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._y0=this._y1=NaN,this._point=0},lineEnd:function(){(this._line||this._line!==0&&this._point===3)&&this._context.closePath(),this._line=1-this._line},point:function(t,n){switch(t=+t,n=+n,this._point){case 0:this._point=1;break;case 1:this._point=2;break;case 2:this._point=3;var e=(this._x0+4*this._x1+t)/6,i=(this._y0+4*this._y1+n)/6;this._line?this._context.lineTo(e,i):this._context.moveTo(e,i);break;case 3:this._point=4;default:W(this,t,n);break}this._x0=this._x1,this._x1=t,this._y0=this._y1,this._y1=n}};function Dt(t,n){this._basis=new rt(t),this._beta=n}Dt.prototype={lineStart:function(){this._x=[],this._y=[],this._basis.lineStart()},lineEnd:function(){var t=this._x,n=this._y,e=t.length-1;if(e>0)for(var i=t[0],s=n[0],r=t[e]-i,l=n[e]-s,o=-1,a;++o<=e;)a=o/e,this._basis.point(this._beta*t[o]+(1-this._beta)*(i+a*r),this._beta*n[o]+(1-this._beta)*(s+a*l));this._x=this._y=null,this._basis.lineEnd()},point:function(t,n){this._x.push(+t),this._y.push(+n)}};var as=(function t(n){function e(i){return n===1?new rt(i):new Dt(i,n)}return e.beta=function(i){return t(+i)},e})(.85);function J(t,n,e){t._context.bezierCurveTo(t._x1+t._k*(t._x2-t._x0),t._y1+t._k*(t._y2-t._y0),t._x2+t._k*(t._x1-n),t._y2+t._k*(t._y1-e),t._x2,t._y2)}function ot(t,n){this._context=t,this._k=(1-n)/6}ot.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._x2=this._y0=this._y1=this._y2=NaN,this._point=0},lineEnd:function(){switch(this._point){case 2:this._context.lineTo(this._x2,this._y2);break;case 3:J(this,this._x1,this._y1);break}(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line=1-this._line},point:function(t,n){switch(t=+t,n=+n,this._point){case 0:this._point=1,this._line?this._context.lineTo(t,n):this._context.moveTo(t,n);break;case 1:this._point=2,this._x1=t,this._y1=n;break;case 2:this._point=3;default:J(this,t,n);break}this._x0=this._x1,this._x1=this._x2,this._x2=t,this._y0=this._y1,this._y1=this._y2,this._y2=n}};var ls=(function t(n){function e(i){return new ot(i,n)}return e.tension=function(i){return t(+i)},e})(0);function at(t,n){this._context=t,this._k=(1-n)/6}at.prototype={areaStart:O,areaEnd:O,lineStart:function(){this._x0=this._x1=this._x2=this._x3=this._x4=this._x5=this._y0=this._y1=this._y2=this._y3=this._y4=this._y5=NaN,this._point=0},lineEnd:function(){switch(this._point){case 1:{this._context.moveTo(this._x3,this._y3),this._context.closePath();break}case 2:{this._context.lineTo(this._x3,this._y3),this._context.closePath();break}case 3:{this.point(this._x3,this._y3),this.point(this._x4,this._y4),this.point(this._x5,this._y5);break}}},point:function(t,n){switch(t=+t,n=+n,this._point){case 0:this._point=1,this._x3=t,this._y3=n;break;case 1:this._point=2,this._context.moveTo(this._x4=t,this._y4=n);break;case 2:this._point=3,this._x5=t,this._y5=n;break;default:J(this,t,n);break}this._x0=this._x1,this._x1=this._x2,this._x2=t,this._y0=this._y1,this._y1=this._y2,this._y2=n}};var cs=(function t(n){function e(i){return new at(i,n)}return e.tension=function(i){return t(+i)},e})(0);function lt(t,n){this._context=t,this._k=(1-n)/6}lt.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._x2=this._y0=this._y1=this._y2=NaN,this._point=0},lineEnd:function(){(this._line||this._line!==0&&this._point===3)&&this._context.closePath(),this._line=1-this._line},point:function(t,n){switch(t=+t,n=+n,this._point){case 0:this._point=1;break;case 1:this._point=2;break;case 2:this._point=3,this._line?this._context.lineTo(this._x2,this._y2):this._context.moveTo(this._x2,this._y2);break;case 3:this._point=4;default:J(this,t,n);break}this._x0=this._x1,this._x1=this._x2,this._x2=t,this._y0=this._y1,this._y1=this._y2,this._y2=n}};var us=(function t(n){function e(i){return new lt(i,n)}return e.tension=function(i){return t(+i)},e})(0);function ct(t,n,e){var i=t._x1,s=t._y1,r=t._x2,l=t._y2;if(t._l01_a>Nt){var o=2*t._l01_2a+3*t._l01_a*t._l12_a+t._l12_2a,a=3*t._l01_a*(t._l01_a+t._l12_a);i=(i*o-t._x0*t._l12_2a+t._x2*t._l01_2a)/a,s=(s*o-t._y0*t._l12_2a+t._y2*t._l01_2a)/a}if(t._l23_a>Nt){var c=2*t._l23_2a+3*t._l23_a*t._l12_a+t._l12_2a,u=3*t._l23_a*(t._l23_a+t._l12_a);r=(r*c+t._x1*t._l23_2a-n*t._l12_2a)/u,l=(l*c+t._y1*t._l23_2a-e*t._l12_2a)/u}t._context.bezierCurveTo(i,s,r,l,t._x2,t._y2)}function Vt(t,n){this._context=t,this._alpha=n}Vt.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._x2=this._y0=this._y1=this._y2=NaN,this._l01_a=this._l12_a=this._l23_a=this._l01_2a=this._l12_2a=this._l23_2a=this._point=0},lineEnd:function(){switch(this._point){case 2:this._context.lineTo(this._x2,this._y2);break;case 3:this.point(this._x2,this._y2);break}(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line=1-this._line},point:function(t,n){if(t=+t,n=+n,this._point){var e=this._x2-t,i=this._y2-n;this._l23_a=Math.sqrt(this._l23_2a=Math.pow(e*e+i*i,this._alpha))}switch(this._point){case 0:this._point=1,this._line?this._context.lineTo(t,n):this._context.moveTo(t,n);break;case 1:this._point=2;break;case 2:this._point=3;default:ct(this,t,n);break}this._l01_a=this._l12_a,this._l12_a=this._l23_a,this._l01_2a=this._l12_2a,this._l12_2a=this._l23_2a,this._x0=this._x1,this._x1=this._x2,this._x2=t,this._y0=this._y1,this._y1=this._y2,this._y2=n}};var hs=(function t(n){function e(i){return n?new Vt(i,n):new ot(i,0)}return e.alpha=function(i){return t(+i)},e})(.5);function Xt(t,n){this._context=t,this._alpha=n}Xt.prototype={areaStart:O,areaEnd:O,lineStart:function(){this._x0=this._x1=this._x2=this._x3=this._x4=this._x5=this._y0=this._y1=this._y2=this._y3=this._y4=this._y5=NaN,this._l01_a=this._l12_a=this._l23_a=this._l01_2a=this._l12_2a=this._l23_2a=this._point=0},lineEnd:function(){switch(this._point){case 1:{this._context.moveTo(this._x3,this._y3),this._context.closePath();break}case 2:{this._context.lineTo(this._x3,this._y3),this._context.closePath();break}case 3:{this.point(this._x3,this._y3),this.point(this._x4,this._y4),this.point(this._x5,this._y5);break}}},point:function(t,n){if(t=+t,n=+n,this._point){var e=this._x2-t,i=this._y2-n;this._l23_a=Math.sqrt(this._l23_2a=Math.pow(e*e+i*i,this._alpha))}switch(this._point){case 0:this._point=1,this._x3=t,this._y3=n;break;case 1:this._point=2,this._context.moveTo(this._x4=t,this._y4=n);break;case 2:this._point=3,this._x5=t,this._y5=n;break;default:ct(this,t,n);break}this._l01_a=this._l12_a,this._l12_a=this._l23_a,this._l01_2a=this._l12_2a,this._l12_2a=this._l23_2a,this._x0=this._x1,this._x1=this._x2,this._x2=t,this._y0=this._y1,this._y1=this._y2,this._y2=n}};var fs=(function t(n){function e(i){return n?new Xt(i,n):new at(i,0)}return e.alpha=function(i){return t(+i)},e})(.5);function Yt(t,n){this._context=t,this._alpha=n}Yt.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._x2=this._y0=this._y1=this._y2=NaN,this._l01_a=this._l12_a=this._l23_a=this._l01_2a=this._l12_2a=this._l23_2a=this._point=0},lineEnd:function(){(this._line||this._line!==0&&this._point===3)&&this._context.closePath(),this._line=1-this._line},point:function(t,n){if(t=+t,n=+n,this._point){var e=this._x2-t,i=this._y2-n;this._l23_a=Math.sqrt(this._l23_2a=Math.pow(e*e+i*i,this._alpha))}switch(this._point){case 0:this._point=1;break;case 1:this._point=2;break;case 2:this._point=3,this._line?this._context.lineTo(this._x2,this._y2):this._context.moveTo(this._x2,this._y2);break;case 3:this._point=4;default:ct(this,t,n);break}this._l01_a=this._l12_a,this._l12_a=this._l23_a,this._l01_2a=this._l12_2a,this._l12_2a=this._l23_2a,this._x0=this._x1,this._x1=this._x2,this._x2=t,this._y0=this._y1,this._y1=this._y2,this._y2=n}};var ps=(function t(n){function e(i){return n?new Yt(i,n):new lt(i,0)}return e.alpha=function(i){return t(+i)},e})(.5);function oi(t){this._context=t}oi.prototype={areaStart:O,areaEnd:O,lineStart:function(){this._point=0},lineEnd:function(){this._point&&this._context.closePath()},point:function(t,n){t=+t,n=+n,this._point?this._context.lineTo(t,n):(this._point=1,this._context.moveTo(t,n))}};function Ct(t){return t<0?-1:1}function Rt(t,n,e){var i=t._x1-t._x0,s=n-t._x1,r=(t._y1-t._y0)/(i||s<0&&-0),l=(e-t._y1)/(s||i<0&&-0),o=(r*s+l*i)/(i+s);return(Ct(r)+Ct(l))*Math.min(Math.abs(r),Math.abs(l),.5*Math.abs(o))||0}function Ot(t,n){var e=t._x1-t._x0;return e?(3*(t._y1-t._y0)/e-n)/2:n}function it(t,n,e){var i=t._x0,s=t._y0,r=t._x1,l=t._y1,o=(r-i)/3;t._context.bezierCurveTo(i+o,s+o*n,r-o,l-o*e,r,l)}function Q(t){this._context=t}Q.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._y0=this._y1=this._t0=NaN,this._point=0},lineEnd:function(){switch(this._point){case 2:this._context.lineTo(this._x1,this._y1);break;case 3:it(this,this._t0,Ot(this,this._t0));break}(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line=1-this._line},point:function(t,n){var e=NaN;if(t=+t,n=+n,!(t===this._x1&&n===this._y1)){switch(this._point){case 0:this._point=1,this._line?this._context.lineTo(t,n):this._context.moveTo(t,n);break;case 1:this._point=2;break;case 2:this._point=3,it(this,Ot(this,e=Rt(this,t,n)),e);break;default:it(this,this._t0,e=Rt(this,t,n));break}this._x0=this._x1,this._x1=t,this._y0=this._y1,this._y1=n,this._t0=e}}};function ai(t){this._context=new Ut(t)}(ai.prototype=Object.create(Q.prototype)).point=function(t,n){Q.prototype.point.call(this,n,t)};function Ut(t){this._context=t}Ut.prototype={moveTo:function(t,n){this._context.moveTo(n,t)},closePath:function(){this._context.closePath()},lineTo:function(t,n){this._context.lineTo(n,t)},bezierCurveTo:function(t,n,e,i,s,r){this._context.bezierCurveTo(n,t,i,e,r,s)}};function Ht(t){return new Q(t)}function li(t){this._context=t}li.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x=[],this._y=[]},lineEnd:function(){var t=this._x,n=this._y,e=t.length;if(e)if(this._line?this._context.lineTo(t[0],n[0]):this._context.moveTo(t[0],n[0]),e===2)this._context.lineTo(t[1],n[1]);else for(var i=Pt(t),s=Pt(n),r=0,l=1;l<e;++r,++l)this._context.bezierCurveTo(i[0][r],s[0][r],i[1][r],s[1][r],t[l],n[l]);(this._line||this._line!==0&&e===1)&&this._context.closePath(),this._line=1-this._line,this._x=this._y=null},point:function(t,n){this._x.push(+t),this._y.push(+n)}};function Pt(t){var n,e=t.length-1,i,s=new Array(e),r=new Array(e),l=new Array(e);for(s[0]=0,r[0]=2,l[0]=t[0]+2*t[1],n=1;n<e-1;++n)s[n]=1,r[n]=4,l[n]=4*t[n]+2*t[n+1];for(s[e-1]=2,r[e-1]=7,l[e-1]=8*t[e-1]+t[e],n=1;n<e;++n)i=s[n]/r[n-1],r[n]-=i,l[n]-=i*l[n-1];for(s[e-1]=l[e-1]/r[e-1],n=e-2;n>=0;--n)s[n]=(l[n]-s[n+1])/r[n];for(r[e-1]=(t[e]+s[e-1])/2,n=0;n<e-1;++n)r[n]=2*t[n+1]-s[n+1];return[s,r]}function ci(t,n){this._context=t,this._t=n}ci.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x=this._y=NaN,this._point=0},lineEnd:function(){0<this._t&&this._t<1&&this._point===2&&this._context.lineTo(this._x,this._y),(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line>=0&&(this._t=1-this._t,this._line=1-this._line)},point:function(t,n){switch(t=+t,n=+n,this._point){case 0:this._point=1,this._line?this._context.lineTo(t,n):this._context.moveTo(t,n);break;case 1:this._point=2;default:{if(this._t<=0)this._context.lineTo(this._x,n),this._context.lineTo(t,n);else{var e=this._x*(1-this._t)+t*this._t;this._context.lineTo(e,this._y),this._context.lineTo(e,n)}break}}this._x=t,this._y=n}};function y(t,n={},...e){let i=document.createElement(t);for(let[s,r]of Object.entries(n))s.startsWith("on")?i.addEventListener(s.slice(2),r):r!==void 0&&r!==!1&&i.setAttribute(s,r===!0?"":r);return i.append(...e),i}function Kt(t){let n=matchMedia("(prefers-color-scheme: dark)"),e=new MutationObserver(t);return e.observe(document.body,{attributeFilter:["data-jp-theme-light","class"]}),n.addEventListener("change",t),()=>{e.disconnect(),n.removeEventListener("change",t)}}function Wt(){return matchMedia("(prefers-reduced-motion: reduce)").matches}function A(t,n=3){if(typeof t!="number")return String(t);let e=Math.abs(t)<1e-4&&t!==0?t.toPrecision(2):String(Number(t.toPrecision(n)));return V(e)}var ui={"+":"","-":"⁻",..."⁰¹²³⁴⁵⁶⁷⁸⁹"};function V(t){return t.replace(/(?<![^\s(])(?<!\w\()-(?=\.?\d|[iI]nf)/g,"−").replace(/(?<![\w.=-])(\d+(?:\.\d+)?)e([+-])0*(\d+)\b/g,(n,e,i,s)=>`${e==="1"?"":`${e}·`}10${[...i+s].map(r=>ui[r]).join("")}`)}var hi=7;function Jt(t,n){let e={slider:pi,choice:_i,switches:di,buttons:mi},i=t.filter(r=>!r.on_picture).map(r=>e[r.kind](r.name,r,n));return{node:y("div",{class:"controls"},...i.map(r=>r.node)),update:()=>i.forEach(r=>r.update())}}function ut(t,n){let e=([i,s])=>[n[i]].flat().some(r=>s.includes(r));return!t.fixed&&Object.entries(t.only).every(e)}function ht(t,n){t.classList.toggle("off",n);for(let[e,i]of[["role","group"],["aria-disabled","true"]])n?t.setAttribute(e,i):t.removeAttribute(e)}function fi({stops:t,low:n,high:e,step:i,log:s}){if(t){let o=a=>t.reduce((c,u,f)=>Math.abs(u-a)<Math.abs(t[c]-a)?f:c,0);return{count:t.length,at:a=>t[a],place:o}}let[r,l]=s?[Math.log10(n),Math.log10(e)]:[n,e];return{count:Math.round((l-r)/i)+1,at:o=>{let a=Math.min(r+o*i,l);return Number(s?(10**a).toPrecision(6):a.toFixed(9))},place:o=>Math.round(((s?Math.log10(o):o)-r)/i)}}function pi(t,n,e){let i=fi(n),s=_=>e.ask({[t]:_}),r=y("input",{type:"range",min:0,max:i.count-1,step:1,"aria-label":n.label,oninput:()=>s(i.at(Number(r.value)))}),l=y("input",{class:"number",inputmode:"decimal","aria-label":`${n.label}, as a number`,oninput:()=>u=!0,onchange:p,onkeydown:({key:_})=>_==="Enter"&&p(),onblur:()=>v()}),o=y("span",{class:"note",role:"status"}),[a,c]=[i.at(0),i.at(i.count-1)],[u,f]=[!1,""],h=()=>`${e.asked} ${e.state[t]}`;function p(){if(!u)return;u=!1;let _=Number(l.value.replace("−","-").replace(",","."));if(Number.isFinite(_)&&l.value.trim()!==""){let g=i.at(i.place(Math.min(Math.max(_,a),c)));s(g),o.textContent=m(_,g)}else o.textContent=`Expected: a number from ${A(a)} to ${A(c)}.`;l.value=A(e.state[t]),f=h()}function m(_,g){return A(_)===A(g)?"":_>c?`Up to ${A(c)}.`:_<a?`From ${A(a)} up.`:`${V(String(_))} is between stops: ${A(g)}.`}let x=y("div",{class:"row"},y("span",{class:"name"},n.label),r,l,o);function v(){let _=e.state[t];r.value=i.place(_),r.setAttribute("aria-valuetext",A(_)),document.activeElement!==l&&(l.value=A(_)),h()!==f&&(o.textContent="");let g=!ut(n,e.state);r.disabled=l.disabled=g,ht(x,g)}return{node:x,update:v}}function _i(t,n,e){let i=h=>e.ask({[t]:h}),s=Math.random().toString(36),r=n.options.map(h=>y("input",{type:"radio",name:s,onchange:()=>i(h)})),l=y("select",{"aria-label":n.label,onchange:()=>i(n.options[l.selectedIndex])},...n.options.map(h=>y("option",{},A(h)))),o=n.options.length<=hi,a=r.map((h,p)=>y("label",{class:"option"},h,A(n.options[p]))),c=o?y("div",{class:"options",role:"radiogroup","aria-label":n.label},...a):l,u=y("div",{class:o?"row wide":"row"},y("span",{class:"name"},n.label),c);function f(){let h=n.options.indexOf(e.state[t]),p=!ut(n,e.state);r.forEach((m,x)=>{m.checked=x===h,m.disabled=p||n.stops&&!n.stops.includes(n.options[x])}),l.selectedIndex=h,l.disabled=p,ht(u,p)}return{node:u,update:f}}function di(t,n,e){let i=a=>{let c=new Set(e.state[t]);c.delete(a)||c.add(a),e.ask({[t]:n.options.filter(u=>c.has(u))})},s=n.options.map(a=>y("button",{type:"button",onclick:()=>i(a)},A(a))),r=y("div",{class:"options",role:"group","aria-label":n.label},...s),l=y("div",{class:"row wide"},y("span",{class:"name"},n.label),r);function o(){let a=!ut(n,e.state);s.forEach((c,u)=>{c.setAttribute("aria-pressed",e.state[t].includes(n.options[u])),c.disabled=a}),ht(l,a)}return{node:l,update:o}}function mi(t,n,e){let i=(o,a)=>a.ariaDisabled!=="true"&&e.press(o),s=Object.entries(n.options).map(([o,a])=>{let c=y("button",{type:"button",onclick:()=>i(o,c),onblur:()=>l()},a);return[o,a,c]}),r=y("div",{class:"row wide"},y("div",{class:"options"},...s.map(([,,o])=>o)));function l(){for(let[o,a,c]of s){let u=e.numbers.buttons?.[o]??{},f=u.label??a;c.textContent!==f&&(c.textContent=f);let h=!!(n.fixed||u.disabled);c.ariaDisabled=h,c.disabled=h&&!c.matches(":focus")}}return{node:r,update:l}}var Qt=`/* Light and dark follow JupyterLab's theme, VS Code's, or the system's. */
.mlpkit {
  color-scheme: light dark;
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
  color: var(--ink);
  font-family: var(--jp-ui-font-family, system-ui, sans-serif);
  font-size: 13px;
  line-height: 1.4;
  max-width: 920px;
  padding: 2px;
}
body[data-jp-theme-light="true"] .mlpkit,
body.vscode-light .mlpkit {
  color-scheme: light;
}
body[data-jp-theme-light="false"] .mlpkit,
body.vscode-dark .mlpkit {
  color-scheme: dark;
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
.mlpkit .note:not(:empty) {
  padding-top: 4px;
}
.mlpkit .controls:has(.note:not(:empty)) {
  align-items: start;
} /* the row beside it stays */
.mlpkit .row.wide {
  grid-column: 1 / -1;
  grid-template-columns: clamp(6.5em, 26cqw, 10em) 1fr;
}
.mlpkit .row.wide > .options:first-child {
  grid-column: 1 / -1;
}
.mlpkit .row.off {
  opacity: 0.45;
}
.mlpkit input[type="range"] {
  width: 100%;
  margin: 0;
  accent-color: var(--value);
}
.mlpkit input.number {
  width: 5.2em;
  text-align: right;
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
.mlpkit button:disabled,
.mlpkit button[aria-disabled="true"] {
  opacity: 0.45;
  cursor: default;
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
.mlpkit select {
  font: inherit;
  color: inherit;
  background: var(--page);
  border: 1px solid var(--quiet);
  border-radius: 4px;
  padding: 2px 4px;
}
.mlpkit :focus-visible,
.mlpkit .option:has(:focus-visible) {
  outline: 2px solid var(--value);
  outline-offset: 2px;
}
.mlpkit .option input:focus-visible {
  outline: none;
}
.mlpkit .handle {
  cursor: grab;
  touch-action: none;
}
.mlpkit .handle:active {
  cursor: grabbing;
}
.mlpkit .handle:focus {
  outline: none;
}
.mlpkit .handle:focus-visible {
  outline: 2px solid var(--value);
  outline-offset: 3px;
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
  width: 1px;
  height: 1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
}

/* Without a kernel: JupyterLab marks what it opens so, and link.js hears of a restart. */
.mlpkit .asleep {
  display: none;
  font-weight: 600;
  margin: 0 0 6px;
}
:is(.jupyter-widgets-disconnected .mlpkit, .mlpkit.sleeping) .asleep {
  display: block;
}
:is(.jupyter-widgets-disconnected .mlpkit, .mlpkit.sleeping) .controls {
  opacity: 0.45;
}
:is(.jupyter-widgets-disconnected .mlpkit, .mlpkit.sleeping) :is(.controls, .picture) {
  pointer-events: none;
  interactivity: inert;
}
.mlpkit-explorer.jupyter-widgets-disconnected::before,
.mlpkit-explorer .jupyter-widgets-disconnected::before {
  display: none;
}
`;var yi={float32:Float32Array,int32:Int32Array,uint8:Uint8Array};function X(t){return Array.isArray(t)?t.map(X):t===null||typeof t!="object"||ArrayBuffer.isView(t)?t:t.data!==void 0?ft(t.kind,t.shape,t.data):Object.fromEntries(Object.entries(t).map(([n,e])=>[n,X(e)]))}function ft(t,n,e){let{buffer:i,byteOffset:s=0,byteLength:r}=ArrayBuffer.isView(e)?e:new Uint8Array(e),l=new yi[t](i.slice(s,s+r));return l.shape=n,l}function Zt(t){let n=new Map,e=0,i=()=>{},s={number:-1,asked:0,served:{},onQuestion:i,onAnswer:i},r=X(t.get("lasting"));s.controls=Object.fromEntries(t.get("described").map(o=>[o.name,o]));function l(){let o=t.get("answer");if(!(o.number<s.number)){for(let[a,c]of n)c.number<=o.number&&n.delete(a);s.number=o.number,s.state={...o.state,...Gt(n)},s.numbers={...r,...X(o.numbers)},s.drawn=o.state,s.said=o.said,s.failed=o.failed,s.onAnswer()}}return s.ask=o=>{e=Math.max(e+1,Date.now()),s.asked=e;for(let[a,c]of Object.entries(o))n.set(a,{value:c,number:e});s.state={...s.state,...o},s.onQuestion(),t.set("asked",{number:e,changes:Gt(n)}),t.save_changes()},s.press=o=>s.served[o]?s.served[o]():t.send({press:o}),t.on("change:answer",l),s.close=()=>t.off("change:answer",l),l(),s}function Gt(t){return Object.fromEntries([...t].map(([n,e])=>[n,e.value]))}var xi={float32:4,int32:4,uint8:1},vi=120;async function tn(t){let{title:n,stops:e,followed:i,played:s,first:r}=t,l=async d=>JSON.parse(new TextDecoder().decode(await jt(d))),o=await l(t.moments),a=bi(await l(t.arrays),await jt(t.data)),c=o.map(d=>G(d.numbers,a)),u=G(t.lasting,a),f=t.described.map(d=>d.name in e?{...d,stops:e[d.name]}:{...d,fixed:d.kind!=="buttons"&&!d.local}),h=new Set(f.filter(d=>d.local).map(({name:d})=>d)),p=d=>JSON.stringify(Object.keys(e).map(S=>d[S])),m=new Map(o.map((d,S)=>[p(d.state),S])),x=new Set,v={},_=null,g=b(r,0);function b(d,S){let{state:k,said:N}=o[d],C=s?{buttons:{pause:{disabled:_===null}}}:{};return{number:S,state:{...k,...v},said:N,failed:!1,numbers:{...c[d],...C}}}function E([d,S]){let k=C=>Math.abs(C-S),N=typeof S=="number"?e[d]:void 0;return[d,N?N.reduce((C,Y)=>k(Y)<k(C)?Y:C):S]}function w(d){let S=Object.keys(i).filter(k=>k in d&&d[k]!==g.state[k]);return Object.assign({},...S.map(k=>i[k][e[k].indexOf(d[k])]))}function T({number:d,changes:S}){let k=Object.fromEntries(Object.entries(S).map(E));for(let[C,Y]of Object.entries(k))h.has(C)&&(v[C]=Y);let N=m.get(p({...g.state,...w(k),...k}));g=b(N??m.get(p(g.state)),d),x.forEach(C=>C())}function M(){clearInterval(_),_=null}function L(){g=b(m.get(p(g.state)),g.number),x.forEach(d=>d())}function F(){let d=e[s],S=N=>T({number:Math.max(Date.now(),g.number+1),changes:{[s]:d[N]}}),k=()=>d.indexOf(g.state[s]);_=setInterval(()=>{let N=k()+1;N===d.length-1&&M(),S(N)},vi),k()===d.length-1?S(0):L()}return{get:d=>({title:n,described:f,answer:g,lasting:u})[d],set:(d,S)=>{d==="asked"&&(M(),T(S))},save_changes:()=>{},send:({press:d})=>{M(),d==="play"?F():L()},on:(d,S)=>d==="change:answer"&&x.add(S),off:(d,S)=>x.delete(S)}}async function jt(t){let n=Uint8Array.from(atob(t),i=>i.charCodeAt(0)),e=new Blob([n]).stream().pipeThrough(new DecompressionStream("deflate"));return new Uint8Array(await new Response(e).arrayBuffer())}function bi(t,n){let e=0;return t.map(({kind:i,shape:s})=>{let r=xi[i],l=s.reduce((a,c)=>a*c,1),o=new Uint8Array(l*r);for(let a=0;a<r;a+=1)for(let c=0;c<l;c+=1)o[c*r+a]=n[e+a*l+c];return e+=o.length,ft(i,s,o)})}function G(t,n){return Array.isArray(t)?t.map(e=>G(e,n)):t===null||typeof t!="object"?t:t.array!==void 0?n[t.array]:Object.fromEntries(Object.entries(t).map(([e,i])=>[e,G(i,n)]))}var wi="This explorer is asleep: run the cell to use it.",ki=16,Ti=25,Ai=600;function nn(t){let n=({model:i,el:s})=>Si(t,i,s);return{render:n,play:async(i,s)=>n({model:await tn(i),el:s})}}function Si(t,n,e){let i=Zt(n),s=Jt(n.get("described"),i),r=y("div",{class:"picture"}),l=y("p",{class:"said"}),o=y("p",{class:"heard",role:"status"}),a=y("section",{class:"mlpkit","aria-label":n.get("title")},y("style",{},Qt),y("p",{class:"asleep",role:"note"},wi),r,s.node,l,o),c=Ei(a),u=()=>a.classList.add("sleeping");n.on("comm_live_update",u),e.append(a);let f=t({picture:r,link:i,root:a}),[h,p,m,x,v]=[0,0,0,0,0],_=r.clientWidth;function g(){if(cancelAnimationFrame(h),h=0,v=performance.now(),_===0)return;s.update();let T=f({numbers:i.numbers,state:i.state,drawn:i.drawn,width:_}),M=i.failed?i.said:V(T??i.said);l.textContent=M,l.classList.toggle("failed",i.failed),a.dataset.drawn=i.number,a.dataset.pictures=x+=1,clearTimeout(m),m=setTimeout(()=>{o.setAttribute("role",i.failed?"alert":"status"),o.textContent!==M&&(o.textContent=M)},Ai)}let b=()=>{clearTimeout(p),p=0,h||=requestAnimationFrame(g)};i.onAnswer=()=>{a.classList.remove("sleeping"),b(),i.number>=i.asked&&!document.hidden&&performance.now()-v>ki&&g()},i.onQuestion=()=>{a.dataset.asked=i.asked,p||=setTimeout(b,Ti)};let E=new ResizeObserver(([{contentRect:T}])=>{let M=Math.round(T.width);M!==_&&(_=M,b())});E.observe(r);let w=Kt(b);return a.dataset.asked=i.asked,b(),()=>{cancelAnimationFrame(h),clearTimeout(p),clearTimeout(m),E.disconnect(),w(),c(),n.off("comm_live_update",u),i.close()}}function Ei(t){let n=e=>{if(!t.contains(e.target))return;let i=e.ctrlKey||e.metaKey||e.altKey||e.key==="Escape"||e.key==="Enter"&&e.shiftKey;e.target.toggleAttribute("data-lm-suppress-shortcuts",!i)};return window.addEventListener("keydown",n,!0),()=>window.removeEventListener("keydown",n,!0)}function en(t,n){let e=Et("svg").attr("role","group").attr("aria-label",n);return t.append(e.node()),e.size=(i,s)=>e.attr("viewBox",`0 0 ${i} ${s}`).attr("height",s),e}var[sn,_t,rn,on,Mi]=[88,17,38,44,54],R=3,[$i,Ni]=[76,190],Ci=27,[pt,B]=[6.7,13],Ri=[.5,.44,.56,.38,.62,.32,.68,.26,.74],Oi=200,Pi=620,Li=`
.mlpkit .question { margin: 0 0 8px; font-size: 15px; line-height: 1.4; }
.mlpkit .chosen { display: grid; gap: 6px; margin: 0 0 4px; }
.mlpkit .chosen :is(.option, input) { font: 12px var(--jp-code-font-family, ui-monospace, monospace); }
.mlpkit .chosen .option { display: flex; align-items: center; padding: 2px 7px; white-space: pre; }
.mlpkit .chosen .mark { font-weight: 700; }
.mlpkit .chosen .option:not(:has(:checked)) .wrong { color: var(--wrong); }
.mlpkit .chosen .option:not(:has(:checked)) .right { color: var(--right); }
.mlpkit .chosen .own { display: flex; gap: 6px; max-width: 460px; }
.mlpkit .chosen .own input {
  flex: 1; min-width: 0; color: var(--ink); background: var(--page); border: 1px solid var(--quiet); border-radius: 4px;
  min-height: 26px; padding: 2px 7px; box-sizing: border-box;
}
.mlpkit .chosen .own input::placeholder { color: var(--quiet); opacity: 1; }
.mlpkit .chosen .own [aria-invalid="true"] { border: 2px solid var(--slope); }
.mlpkit .graph { overflow-x: auto; }
.mlpkit .graph svg { margin: 0 auto; width: auto; }
.mlpkit .graph .edge { fill: none; stroke: var(--quiet); stroke-width: 1.2; }
.mlpkit .graph .edge.back { stroke: var(--slope); stroke-width: 1.6; }
.mlpkit .graph .edge.wrong { stroke: var(--wrong); stroke-dasharray: 6 4; }
.mlpkit .graph .edge.fresh { stroke-width: 3; }
.mlpkit .graph circle { fill: var(--page); stroke: var(--quiet); stroke-width: 1.2; }
.mlpkit .graph .fresh circle { fill: var(--lit); stroke: var(--ink); stroke-width: 1.8; }
.mlpkit .graph text { text-anchor: middle; dominant-baseline: central; font-size: 12.5px; }
.mlpkit .graph .sign { font-size: 14px; }
.mlpkit .graph .sign.word { font-size: 10.5px; }
.mlpkit .graph .constant .sign { fill: var(--quiet); }
.mlpkit .graph .number { paint-order: stroke; stroke: var(--page); stroke-width: 5px; stroke-linejoin: round; }
.mlpkit .graph .edges .number { font-size: 11.5px; }
.mlpkit .graph .fresh .number, .mlpkit .graph .number.fresh { font-weight: 700; }
.mlpkit :is(.graph, .lines) .value { fill: var(--value); color: var(--value); }
.mlpkit :is(.graph, .lines) .slope { fill: var(--slope); color: var(--slope); }
.mlpkit :is(.graph, .lines) .wrong { fill: var(--wrong); color: var(--wrong); }
.mlpkit .graph .edge.wrong { fill: none; }
.mlpkit .graph .right { fill: var(--right); }
.mlpkit .graph .name { fill: var(--ink); font-weight: 400; }
.mlpkit .graph .name.ahead { fill: var(--quiet); }
.mlpkit .walk { display: flex; gap: 8px; align-items: center; margin: 2px 0 0; }
.mlpkit .walk input { flex: 1; min-height: 24px; }
.mlpkit .walk .count { min-width: 8.5em; text-align: right; font-variant-numeric: tabular-nums; }
.mlpkit .lines { display: grid; grid-template-columns: minmax(0, 2fr) minmax(0, 3fr); gap: 4px 28px; margin: 10px 0 0; }
.mlpkit .lines.narrow { grid-template-columns: minmax(0, 1fr); }
.mlpkit .lines h3 { font-size: 13px; font-weight: 600; margin: 0 0 3px; }
.mlpkit .lines .loop { color: var(--quiet); font-size: 12px; margin: 0 0 4px; }
.mlpkit .lines ol { list-style: none; margin: 0; padding: 0; max-height: 330px; overflow: auto; }
.mlpkit .lines li {
  display: grid; grid-template-columns: 1.9em 1fr; gap: 0 4px; padding: 2px 6px 2px 2px; margin: 0; min-height: 24px; box-sizing: border-box;
  border-left: 3px solid transparent; border-radius: 3px; cursor: pointer;
}
.mlpkit .lines li:hover { border-left-color: var(--quiet); }
.mlpkit .lines li.now { background: var(--lit); border-left-color: var(--ink); }
.mlpkit .lines li > span { font-size: 12px; text-align: right; padding-right: 4px; font-variant-numeric: tabular-nums; }
.mlpkit .lines .line { display: flex; flex-wrap: wrap; gap: 0 14px; grid-column: 2; }
.mlpkit .lines .line code { flex: 0 1 auto; min-width: min(60%, 26ch); }
.mlpkit .lines .line span { white-space: nowrap; font-size: 12.5px; }
.mlpkit .lines code { font: 12px var(--jp-code-font-family, ui-monospace, monospace); color: inherit; background: none; padding: 0; line-height: 20px; }
.mlpkit .lines .now :is(.value, .slope, .wrong) { color: color-mix(in srgb, var(--own) 75%, var(--ink)); }
.mlpkit .lines .value { --own: var(--value); }
.mlpkit .lines .slope { --own: var(--slope); }
.mlpkit .lines .wrong { --own: var(--wrong); }
.mlpkit .lines .ahead code, .mlpkit .lines .ahead > span { color: var(--quiet); }
.mlpkit .lines .ahead .line span { visibility: hidden; }
:is(.jupyter-widgets-disconnected .mlpkit, .mlpkit.sleeping) .lines { pointer-events: none; }
`,zs=nn(({picture:t,link:n,root:e})=>{let{expression:i,step:s}=n.controls,r=qi(i,n),l=y("div",{class:"graph"}),o=en(l,"the graph: values in blue, gradients in orange"),a=o.append("g").attr("class","edges"),c=a.append("g"),u=o.append("g"),f=o.append("g").style("pointer-events","none"),h=()=>n.numbers.steps.length-1,p=()=>Math.min(n.state.step,h()),m=T=>n.ask({step:T>=h()?s.high:Math.max(T,0)}),x=(T,M)=>y("button",{type:"button",onclick:()=>m(p()+M)},T),[v,_]=[x("Back",-1),x("Next",1)],g=y("input",{type:"range",min:0,step:1,"aria-label":s.label,oninput:()=>m(Number(g.value))}),b=y("span",{class:"count"}),E=Ui(m);t.append(y("style",{},Li),y("p",{class:"question"},n.numbers.question),r.node,l,y("div",{class:"walk"},v,_,g,b)),e.append(E.node);let w={step:p()};return({numbers:T,state:M,drawn:L,width:F})=>{let d=p(),S=T.steps[d],k=zi(T,F,c);return o.size(k.width,k.height).attr("width",k.width),k.width>F?l.setAttribute("tabindex",0):l.removeAttribute("tabindex"),Vi(a,c,T,k,d),Yi(u,T,k,d),r.update(L,T.right,d===h()),g.max=h(),g.value=d,g.setAttribute("aria-valuetext",`step ${d} of ${h()}`),b.textContent=`step ${d} of ${h()}`,v.disabled=d===0,_.disabled=d===h(),E.update(T,d,F<Pi),M.expression===w.expression&&M.order===w.order&&d===w.step+1&&!Wt()&&Hi(f,T,S,c),w={...M,step:d},T.said[d]}});function qi(t,n){let e=Math.random().toString(36),i=new Map,s=t.options.map(f=>y("input",{type:"radio",name:e,onchange:()=>n.ask({expression:f})})),r=s.map(()=>y("span",{class:"mark"})),l=s.map((f,h)=>y("label",{class:"option"},f,t.options[h],r[h])),o=()=>a.value.trim()&&n.ask({expression:a.value}),a=y("input",{"aria-label":"your own expression",placeholder:"your own: b = a * a; b + a",spellcheck:"false",autocomplete:"off",autocapitalize:"off",onkeydown:f=>f.key==="Enter"&&o(),oninput:()=>a.removeAttribute("aria-invalid")}),c=y("div",{class:"chosen"},y("div",{class:"options",role:"radiogroup","aria-label":t.label},...l),t.stops?"":y("div",{class:"own"},a,y("button",{type:"button",onclick:o},"Draw")));function u({order:f,meet:h,expression:p},m,x){let v=`${f} ${h}`;i.has(v)||i.set(v,{}),x&&(i.get(v)[p]=m),t.options.forEach((_,g)=>{let b=i.get(v)[_];s[g].checked=_===n.state.expression,r[g].textContent=b===void 0?"":b?" ✓":" ✗",r[g].className=`mark ${b?"right":"wrong"}`}),n.failed&&a.value?a.setAttribute("aria-invalid","true"):a.removeAttribute("aria-invalid")}return{node:c,update:u}}function zi({places:t,paths:n,nodes:e,edges:i,steps:s},r,l){let o=Math.max(...t.map(([_])=>_)),a=Math.max(...n.flat().map(([,_])=>_),...t.map(([,_])=>_)),c=Math.min(Math.max((r-2*rn)/o,$i),Ni),u=Math.max(r,c*o+2*rn),f=(u-c*o)/2,h=i.some(({aside:_})=>_)&&a===0?10:0,p=([_,g])=>[f+_*c,on+h+g*sn],m=n.map((_,g)=>Ii(_.map(p),i[g].aside)),x=It().curve(Ht);l.selectAll("path").data(m).join("path").attr("d",_=>x(_));let v={width:u,height:on+Mi+2*h+a*sn,at:t.map(p)};return v.spots=Bi(v.at,l,e,i,s),v}function Ii(t,n){if(!n)return t;let[[e,i],[s,r]]=[t[0],t.at(-1)],l=o=>[e+o*(s-e),i+o*(r-i)+n*Ci];return[[e,i],l(.32),l(.68),[s,r]]}function Bi(t,n,e,i,s){let r=t.flatMap(([o,a],c)=>{let{name:u,value:f,kind:h}=e[c],p=h==="made"?`${u} = ${A(f,R)}`:A(f,R),m=an(s,({grads:x})=>x?.[c]);return[{x:o,y:a,wide:_t+3,high:_t+2},{x:o,y:a-28,wide:p.length*pt/2,high:B/2},{x:o,y:a+35,wide:m*pt/2+6,high:B}]}),l=n.nodes()[0]?n.selectAll("path").nodes():[];return i.map((o,a)=>{let c=Math.max(A(e[o.from].value,R).length,2+an(s,({sent:f})=>f?.[a])),u=Fi(l[a],c*pt/2,r);return r.push(u),u})}function Fi(t,n,e){let i=t.getTotalLength(),[s,r]=[null,1/0];for(let l of[B,B/2])for(let[o,a]of Ri.entries()){let{x:c,y:u}=t.getPointAtLength(a*i),f={x:c,y:u,wide:n,high:l},p=o/20+(l<B)+e.reduce((m,x)=>m+Di(f,x),0);p<r&&([s,r]=[f,p])}return s}var an=(t,n)=>Math.max(0,...t.map(e=>n(e)==null?0:A(n(e),R).length));function Di(t,n){let e=t.wide+n.wide-Math.abs(t.x-n.x),i=t.high+n.high-Math.abs(t.y-n.y);return e>0&&i>0?5+Math.min(e,i):0}function Vi(t,n,{nodes:e,edges:i,steps:s},{spots:r},l){let{sent:o,wrong:a,fresh:c,node:u,way:f}=s[l],h=m=>[o?.[m]!=null&&"back",a?.sent.includes(m)&&"wrong",(c?.includes(m)||f==="forward"&&i[m].to===u)&&"fresh"].filter(Boolean).join(" ");n.selectAll("path").data(i).attr("class",(m,x)=>`edge ${h(x)}`);let p=i.flatMap(({from:m,to:x},v)=>{let{x:_,y:g,high:b}=r[v],E=b===B,w=h(v).includes("fresh")?" fresh":"",T=[];if(E&&e[x].known<=l&&T.push({x:_,y:g-8,text:A(e[m].value,R),kind:`value${w}`}),o?.[v]!=null){let M=a.sent.includes(v),L=`${M?"✗ ":""}${A(o[v],R)}`;T.push({x:_,y:E?g+8:g,text:L,kind:`${M?"wrong":"slope"}${w}`})}return T});Xi(t,p)}function Xi(t,n){t.selectAll(":scope > text").data(n).join("text").attr("class",e=>`number ${e.kind}`).attr("x",e=>e.x).attr("y",e=>e.y).text(e=>e.text)}function Yi(t,{nodes:n,steps:e},{at:i},s){let{node:r,grads:l,wrong:o}=e[s];t.selectAll("g").data(n).join(a=>{let c=a.append("g");return c.append("circle").attr("r",_t),c.append("text").attr("class","sign"),c}).attr("transform",(a,c)=>`translate(${i[c].join()})`).attr("class",(a,c)=>`${a.kind}${c===r?" fresh":""}`).each(function({name:c,sign:u,kind:f,value:h,known:p,right:m},x){let v=H(this);v.select("circle").attr("visibility",f==="constant"?"hidden":null),v.select(".sign").attr("class",`sign${u.length>2?" word":""}${f==="constant"?" number":""}`).text(u);let _=[];(f==="given"||f==="made"&&p<=s)&&_.push({x:0,y:-28,text:A(h,R),kind:"value"});let g=l?.[x],b=o?.grads.includes(x);if(g!=null&&_.push({x:0,y:28,text:`${b?"✗ ":""}${A(g,R)}`,kind:b?"wrong":"slope"}),b&&_.push({x:0,y:43,text:`✓ ${A(m,R)}`,kind:"right"}),v.selectAll("text.number:not(.sign)").data(_).join("text").attr("class",w=>`number ${w.kind}`).attr("x",w=>w.x).attr("y",w=>w.y).text(w=>w.text),f!=="made")return;if(v.selectAll("text.name").data(p<=s?[]:[c]).join("text").attr("class","number name ahead").attr("y",-28).text(c),p<=s){let w=v.select("text.value").text(null);w.append("tspan").attr("class","name").text(`${c} = `),w.append("tspan").text(A(h,R))}})}function Ui(t){let n=y("p",{class:"loop"}),[e,i]=["forward","backward"].map(l=>y("ol",{"aria-label":`the code, ${l}`})),s=y("div",{class:"lines"},y("div",{},y("h3",{},"forward"),e),y("div",{},y("h3",{},"backward"),n,i));function r({steps:l,loop:o},a,c){s.classList.toggle("narrow",c),n.textContent=o;for(let[u,f]of[[e,"forward"],[i,"backward"]]){let h=l.map((x,v)=>({...x,k:v})).filter(x=>x.way===f);H(u).selectAll("li").data(h).join("li").attr("class",({k:x})=>x===a?"now":x>a?"ahead":null).attr("aria-current",({k:x})=>x===a?"step":null).on("click",(x,{k:v})=>t(v)).each(function({k:v,lines:_}){let g=f==="forward"?"value":"slope";this.replaceChildren(y("span",{class:g},String(v)),..._.map(({code:b,worked:E,wrong:w})=>y("div",{class:"line"},y("code",{},b),y("span",{class:w?"wrong":g},w?`${E} ✗`:E))))});let p=u.scrollHeight>u.clientHeight+1;p?u.setAttribute("tabindex",0):u.removeAttribute("tabindex");let m=u.querySelector(".now");p&&m&&(u.scrollTop=m.offsetTop-u.offsetTop-u.clientHeight/2+m.clientHeight)}}return{node:s,update:r}}function Hi(t,{edges:n},{way:e,node:i,fresh:s},r){let l=r.selectAll("path").nodes();n.forEach(({to:o},a)=>{if(e==="forward"?o!==i:!s?.includes(a))return;let c=l[a].getTotalLength(),u=m=>{let{x,y:v}=l[a].getPointAtLength(m*c);return`translate(${x}px,${v}px)`},f=[0,.25,.5,.75,1],h=(e==="forward"?f:f.toReversed()).map(u),p=t.append("circle").attr("r",5).attr("style",`fill: var(${e==="forward"?"--value":"--slope"}); stroke: none`);p.node().animate({transform:h},{duration:Oi,easing:"ease-in-out"}).onfinish=()=>p.remove()})}export{zs as default};
