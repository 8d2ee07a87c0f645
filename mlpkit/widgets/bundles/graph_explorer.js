// Made by "make bundles"; licences in LICENSES.txt. Sources 286b72e8817b4229ed56a2629000abb35cf7bf265cfd641cf19350a4efe5c573
var j="http://www.w3.org/1999/xhtml",mt={svg:"http://www.w3.org/2000/svg",xhtml:j,xlink:"http://www.w3.org/1999/xlink",xml:"http://www.w3.org/XML/1998/namespace",xmlns:"http://www.w3.org/2000/xmlns/"};function gt(t){var n=t+="",e=n.indexOf(":");return e>=0&&(n=t.slice(0,e))!=="xmlns"&&(t=t.slice(e+1)),mt.hasOwnProperty(n)?{space:mt[n],local:t}:t}function cn(t){return function(){var n=this.ownerDocument,e=this.namespaceURI;return e===j&&n.documentElement.namespaceURI===j?n.createElement(t):n.createElementNS(e,t)}}function un(t){return function(){return this.ownerDocument.createElementNS(t.space,t.local)}}function nt(t){var n=gt(t);return(n.local?un:cn)(n)}function hn(){}function yt(t){return t==null?hn:function(){return this.querySelector(t)}}function fn(t){typeof t!="function"&&(t=yt(t));for(var n=this._groups,e=n.length,i=new Array(e),s=0;s<e;++s)for(var r=n[s],a=r.length,o=i[s]=new Array(a),l,c,u=0;u<a;++u)(l=r[u])&&(c=t.call(l,l.__data__,u,r))&&("__data__"in l&&(c.__data__=l.__data__),o[u]=c);return new C(i,this._parents)}function pn(t){return t==null?[]:Array.isArray(t)?t:Array.from(t)}function dn(){return[]}function _n(t){return t==null?dn:function(){return this.querySelectorAll(t)}}function mn(t){return function(){return pn(t.apply(this,arguments))}}function gn(t){typeof t=="function"?t=mn(t):t=_n(t);for(var n=this._groups,e=n.length,i=[],s=[],r=0;r<e;++r)for(var a=n[r],o=a.length,l,c=0;c<o;++c)(l=a[c])&&(i.push(t.call(l,l.__data__,c,a)),s.push(l));return new C(i,s)}function yn(t){return function(){return this.matches(t)}}function xt(t){return function(n){return n.matches(t)}}var xn=Array.prototype.find;function vn(t){return function(){return xn.call(this.children,t)}}function bn(){return this.firstElementChild}function wn(t){return this.select(t==null?bn:vn(typeof t=="function"?t:xt(t)))}var kn=Array.prototype.filter;function Tn(){return Array.from(this.children)}function An(t){return function(){return kn.call(this.children,t)}}function Mn(t){return this.selectAll(t==null?Tn:An(typeof t=="function"?t:xt(t)))}function Sn(t){typeof t!="function"&&(t=yn(t));for(var n=this._groups,e=n.length,i=new Array(e),s=0;s<e;++s)for(var r=n[s],a=r.length,o=i[s]=[],l,c=0;c<a;++c)(l=r[c])&&t.call(l,l.__data__,c,r)&&o.push(l);return new C(i,this._parents)}function vt(t){return new Array(t.length)}function En(){return new C(this._enter||this._groups.map(vt),this._parents)}function H(t,n){this.ownerDocument=t.ownerDocument,this.namespaceURI=t.namespaceURI,this._next=null,this._parent=t,this.__data__=n}H.prototype={constructor:H,appendChild:function(t){return this._parent.insertBefore(t,this._next)},insertBefore:function(t,n){return this._parent.insertBefore(t,n)},querySelector:function(t){return this._parent.querySelector(t)},querySelectorAll:function(t){return this._parent.querySelectorAll(t)}};function $n(t){return function(){return t}}function Nn(t,n,e,i,s,r){for(var a=0,o,l=n.length,c=r.length;a<c;++a)(o=n[a])?(o.__data__=r[a],i[a]=o):e[a]=new H(t,r[a]);for(;a<l;++a)(o=n[a])&&(s[a]=o)}function Cn(t,n,e,i,s,r,a){var o,l,c=new Map,u=n.length,d=r.length,h=new Array(u),m;for(o=0;o<u;++o)(l=n[o])&&(h[o]=m=a.call(l,l.__data__,o,n)+"",c.has(m)?s[o]=l:c.set(m,l));for(o=0;o<d;++o)m=a.call(t,r[o],o,r)+"",(l=c.get(m))?(i[o]=l,l.__data__=r[o],c.delete(m)):e[o]=new H(t,r[o]);for(o=0;o<u;++o)(l=n[o])&&c.get(h[o])===l&&(s[o]=l)}function On(t){return t.__data__}function Rn(t,n){if(!arguments.length)return Array.from(this,On);var e=n?Cn:Nn,i=this._parents,s=this._groups;typeof t!="function"&&(t=$n(t));for(var r=s.length,a=new Array(r),o=new Array(r),l=new Array(r),c=0;c<r;++c){var u=i[c],d=s[c],h=d.length,m=Pn(t.call(u,u&&u.__data__,c,i)),_=m.length,x=o[c]=new Array(_),b=a[c]=new Array(_),v=l[c]=new Array(h);e(u,d,x,b,v,m,n);for(var p=0,w=0,T,M;p<_;++p)if(T=x[p]){for(p>=w&&(w=p+1);!(M=b[w])&&++w<_;);T._next=M||null}}return a=new C(a,i),a._enter=o,a._exit=l,a}function Pn(t){return typeof t=="object"&&"length"in t?t:Array.from(t)}function qn(){return new C(this._exit||this._groups.map(vt),this._parents)}function Ln(t,n,e){var i=this.enter(),s=this,r=this.exit();return typeof t=="function"?(i=t(i),i&&(i=i.selection())):i=i.append(t+""),n!=null&&(s=n(s),s&&(s=s.selection())),e==null?r.remove():e(r),i&&s?i.merge(s).order():s}function zn(t){for(var n=t.selection?t.selection():t,e=this._groups,i=n._groups,s=e.length,r=i.length,a=Math.min(s,r),o=new Array(s),l=0;l<a;++l)for(var c=e[l],u=i[l],d=c.length,h=o[l]=new Array(d),m,_=0;_<d;++_)(m=c[_]||u[_])&&(h[_]=m);for(;l<s;++l)o[l]=e[l];return new C(o,this._parents)}function Bn(){for(var t=this._groups,n=-1,e=t.length;++n<e;)for(var i=t[n],s=i.length-1,r=i[s],a;--s>=0;)(a=i[s])&&(r&&a.compareDocumentPosition(r)^4&&r.parentNode.insertBefore(a,r),r=a);return this}function In(t){t||(t=Fn);function n(d,h){return d&&h?t(d.__data__,h.__data__):!d-!h}for(var e=this._groups,i=e.length,s=new Array(i),r=0;r<i;++r){for(var a=e[r],o=a.length,l=s[r]=new Array(o),c,u=0;u<o;++u)(c=a[u])&&(l[u]=c);l.sort(n)}return new C(s,this._parents).order()}function Fn(t,n){return t<n?-1:t>n?1:t>=n?0:NaN}function Dn(){var t=arguments[0];return arguments[0]=this,t.apply(null,arguments),this}function Vn(){return Array.from(this)}function Xn(){for(var t=this._groups,n=0,e=t.length;n<e;++n)for(var i=t[n],s=0,r=i.length;s<r;++s){var a=i[s];if(a)return a}return null}function Yn(){let t=0;for(let n of this)++t;return t}function Hn(){return!this.node()}function Un(t){for(var n=this._groups,e=0,i=n.length;e<i;++e)for(var s=n[e],r=0,a=s.length,o;r<a;++r)(o=s[r])&&t.call(o,o.__data__,r,s);return this}function Kn(t){return function(){this.removeAttribute(t)}}function Wn(t){return function(){this.removeAttributeNS(t.space,t.local)}}function Gn(t,n){return function(){this.setAttribute(t,n)}}function Jn(t,n){return function(){this.setAttributeNS(t.space,t.local,n)}}function Qn(t,n){return function(){var e=n.apply(this,arguments);e==null?this.removeAttribute(t):this.setAttribute(t,e)}}function Zn(t,n){return function(){var e=n.apply(this,arguments);e==null?this.removeAttributeNS(t.space,t.local):this.setAttributeNS(t.space,t.local,e)}}function jn(t,n){var e=gt(t);if(arguments.length<2){var i=this.node();return e.local?i.getAttributeNS(e.space,e.local):i.getAttribute(e)}return this.each((n==null?e.local?Wn:Kn:typeof n=="function"?e.local?Zn:Qn:e.local?Jn:Gn)(e,n))}function bt(t){return t.ownerDocument&&t.ownerDocument.defaultView||t.document&&t||t.defaultView}function te(t){return function(){this.style.removeProperty(t)}}function ne(t,n,e){return function(){this.style.setProperty(t,n,e)}}function ee(t,n,e){return function(){var i=n.apply(this,arguments);i==null?this.style.removeProperty(t):this.style.setProperty(t,i,e)}}function ie(t,n,e){return arguments.length>1?this.each((n==null?te:typeof n=="function"?ee:ne)(t,n,e??"")):se(this.node(),t)}function se(t,n){return t.style.getPropertyValue(n)||bt(t).getComputedStyle(t,null).getPropertyValue(n)}function re(t){return function(){delete this[t]}}function oe(t,n){return function(){this[t]=n}}function ae(t,n){return function(){var e=n.apply(this,arguments);e==null?delete this[t]:this[t]=e}}function le(t,n){return arguments.length>1?this.each((n==null?re:typeof n=="function"?ae:oe)(t,n)):this.node()[t]}function wt(t){return t.trim().split(/^|\s+/)}function et(t){return t.classList||new kt(t)}function kt(t){this._node=t,this._names=wt(t.getAttribute("class")||"")}kt.prototype={add:function(t){var n=this._names.indexOf(t);n<0&&(this._names.push(t),this._node.setAttribute("class",this._names.join(" ")))},remove:function(t){var n=this._names.indexOf(t);n>=0&&(this._names.splice(n,1),this._node.setAttribute("class",this._names.join(" ")))},contains:function(t){return this._names.indexOf(t)>=0}};function Tt(t,n){for(var e=et(t),i=-1,s=n.length;++i<s;)e.add(n[i])}function At(t,n){for(var e=et(t),i=-1,s=n.length;++i<s;)e.remove(n[i])}function ce(t){return function(){Tt(this,t)}}function ue(t){return function(){At(this,t)}}function he(t,n){return function(){(n.apply(this,arguments)?Tt:At)(this,t)}}function fe(t,n){var e=wt(t+"");if(arguments.length<2){for(var i=et(this.node()),s=-1,r=e.length;++s<r;)if(!i.contains(e[s]))return!1;return!0}return this.each((typeof n=="function"?he:n?ce:ue)(e,n))}function pe(){this.textContent=""}function de(t){return function(){this.textContent=t}}function _e(t){return function(){var n=t.apply(this,arguments);this.textContent=n??""}}function me(t){return arguments.length?this.each(t==null?pe:(typeof t=="function"?_e:de)(t)):this.node().textContent}function ge(){this.innerHTML=""}function ye(t){return function(){this.innerHTML=t}}function xe(t){return function(){var n=t.apply(this,arguments);this.innerHTML=n??""}}function ve(t){return arguments.length?this.each(t==null?ge:(typeof t=="function"?xe:ye)(t)):this.node().innerHTML}function be(){this.nextSibling&&this.parentNode.appendChild(this)}function we(){return this.each(be)}function ke(){this.previousSibling&&this.parentNode.insertBefore(this,this.parentNode.firstChild)}function Te(){return this.each(ke)}function Ae(t){var n=typeof t=="function"?t:nt(t);return this.select(function(){return this.appendChild(n.apply(this,arguments))})}function Me(){return null}function Se(t,n){var e=typeof t=="function"?t:nt(t),i=n==null?Me:typeof n=="function"?n:yt(n);return this.select(function(){return this.insertBefore(e.apply(this,arguments),i.apply(this,arguments)||null)})}function Ee(){var t=this.parentNode;t&&t.removeChild(this)}function $e(){return this.each(Ee)}function Ne(){var t=this.cloneNode(!1),n=this.parentNode;return n?n.insertBefore(t,this.nextSibling):t}function Ce(){var t=this.cloneNode(!0),n=this.parentNode;return n?n.insertBefore(t,this.nextSibling):t}function Oe(t){return this.select(t?Ce:Ne)}function Re(t){return arguments.length?this.property("__data__",t):this.node().__data__}function Pe(t){return function(n){t.call(this,n,this.__data__)}}function qe(t){return t.trim().split(/^|\s+/).map(function(n){var e="",i=n.indexOf(".");return i>=0&&(e=n.slice(i+1),n=n.slice(0,i)),{type:n,name:e}})}function Le(t){return function(){var n=this.__on;if(n){for(var e=0,i=-1,s=n.length,r;e<s;++e)r=n[e],(!t.type||r.type===t.type)&&r.name===t.name?this.removeEventListener(r.type,r.listener,r.options):n[++i]=r;++i?n.length=i:delete this.__on}}}function ze(t,n,e){return function(){var i=this.__on,s,r=Pe(n);if(i){for(var a=0,o=i.length;a<o;++a)if((s=i[a]).type===t.type&&s.name===t.name){this.removeEventListener(s.type,s.listener,s.options),this.addEventListener(s.type,s.listener=r,s.options=e),s.value=n;return}}this.addEventListener(t.type,r,e),s={type:t.type,name:t.name,value:n,listener:r,options:e},i?i.push(s):this.__on=[s]}}function Be(t,n,e){var i=qe(t+""),s,r=i.length,a;if(arguments.length<2){var o=this.node().__on;if(o){for(var l=0,c=o.length,u;l<c;++l)for(s=0,u=o[l];s<r;++s)if((a=i[s]).type===u.type&&a.name===u.name)return u.value}return}for(o=n?ze:Le,s=0;s<r;++s)this.each(o(i[s],n,e));return this}function Mt(t,n,e){var i=bt(t),s=i.CustomEvent;typeof s=="function"?s=new s(n,e):(s=i.document.createEvent("Event"),e?(s.initEvent(n,e.bubbles,e.cancelable),s.detail=e.detail):s.initEvent(n,!1,!1)),t.dispatchEvent(s)}function Ie(t,n){return function(){return Mt(this,t,n)}}function Fe(t,n){return function(){return Mt(this,t,n.apply(this,arguments))}}function De(t,n){return this.each((typeof n=="function"?Fe:Ie)(t,n))}function*Ve(){for(var t=this._groups,n=0,e=t.length;n<e;++n)for(var i=t[n],s=0,r=i.length,a;s<r;++s)(a=i[s])&&(yield a)}var St=[null];function C(t,n){this._groups=t,this._parents=n}function Xe(){return new C([[document.documentElement]],St)}function Ye(){return this}C.prototype=Xe.prototype={constructor:C,select:fn,selectAll:gn,selectChild:wn,selectChildren:Mn,filter:Sn,data:Rn,enter:En,exit:qn,join:Ln,merge:zn,selection:Ye,order:Bn,sort:In,call:Dn,nodes:Vn,node:Xn,size:Yn,empty:Hn,each:Un,attr:jn,style:ie,property:le,classed:fe,text:me,html:ve,raise:we,lower:Te,append:Ae,insert:Se,remove:$e,clone:Oe,datum:Re,on:Be,dispatch:De,[Symbol.iterator]:Ve};function U(t){return typeof t=="string"?new C([[document.querySelector(t)]],[document.documentElement]):new C([[t]],St)}function Et(t){return U(nt(t).call(document.documentElement))}var He=0;function Ue(){return new tt}function tt(){this._="@"+(++He).toString(36)}tt.prototype=Ue.prototype={constructor:tt,get:function(t){for(var n=this._;!(n in t);)if(!(t=t.parentNode))return;return t[n]},set:function(t,n){return t[this._]=n},remove:function(t){return this._ in t&&delete t[this._]},toString:function(){return this._}};var V=Math.PI,it=2*V,L=1e-6,Ke=it-L;function $t(t){this._+=t[0];for(let n=1,e=t.length;n<e;++n)this._+=arguments[n]+t[n]}function We(t){let n=Math.floor(t);if(!(n>=0))throw new Error(`invalid digits: ${t}`);if(n>15)return $t;let e=10**n;return function(i){this._+=i[0];for(let s=1,r=i.length;s<r;++s)this._+=Math.round(arguments[s]*e)/e+i[s]}}function Nt(t,n,e,i){return t===e&&n===i}function Ge(t){let n=Math.floor(t);if(!(n<=15))return Nt;let e=10**n,i=function(s){return Math.round(s*e)};return function(s,r,a,o){return i(s)===i(a)&&i(r)===i(o)}}var B=class{constructor(n){this._x0=this._y0=this._x1=this._y1=null,this._="",this._append=n==null?$t:We(n),this._equal=n==null?Nt:Ge(n)}moveTo(n,e){this._append`M${this._x0=this._x1=+n},${this._y0=this._y1=+e}`}closePath(){this._x1!==null&&(this._x1=this._x0,this._y1=this._y0,this._append`Z`)}lineTo(n,e){this._append`L${this._x1=+n},${this._y1=+e}`}quadraticCurveTo(n,e,i,s){this._append`Q${+n},${+e},${this._x1=+i},${this._y1=+s}`}bezierCurveTo(n,e,i,s,r,a){this._append`C${+n},${+e},${+i},${+s},${this._x1=+r},${this._y1=+a}`}arcTo(n,e,i,s,r){if(n=+n,e=+e,i=+i,s=+s,r=+r,r<0)throw new Error(`negative radius: ${r}`);let a=this._x1,o=this._y1,l=i-n,c=s-e,u=a-n,d=o-e,h=u*u+d*d;if(this._x1===null)this._append`M${this._x1=n},${this._y1=e}`;else if(h>L)if(!(Math.abs(d*l-c*u)>L)||!r)this._append`L${this._x1=n},${this._y1=e}`;else{let m=i-a,_=s-o,x=l*l+c*c,b=m*m+_*_,v=Math.sqrt(x),p=Math.sqrt(h),w=r*Math.tan((V-Math.acos((x+h-b)/(2*v*p)))/2),T=w/p,M=w/v;Math.abs(T-1)>L&&this._append`L${n+T*u},${e+T*d}`,this._append`A${r},${r},0,0,${+(d*m>u*_)},${this._x1=n+M*l},${this._y1=e+M*c}`}}arc(n,e,i,s,r,a){if(n=+n,e=+e,i=+i,a=!!a,i<0)throw new Error(`negative radius: ${i}`);let o=i*Math.cos(s),l=i*Math.sin(s),c=n+o,u=e+l,d=1^a,h=a?s-r:r-s;if(this._x1===null?this._append`M${c},${u}`:(Math.abs(this._x1-c)>L||Math.abs(this._y1-u)>L)&&this._append`L${c},${u}`,!!i){if(h<0&&(h=h%it+it),h>Ke)this._append`A${i},${i},0,1,${d},${n-o},${e-l}A${i},${i},0,1,${d},${this._x1=c},${this._y1=u}`;else if(h>L){let m=n+i*Math.cos(r),_=e+i*Math.sin(r);if(h>=V&&this._equal(c,u,m,_)){h/=2;let x=s+h;this._append`A${i},${i},0,${+(h>=V)},${d},${n+i*Math.cos(x)},${e+i*Math.sin(x)}`}this._append`A${i},${i},0,${+(h>=V)},${d},${this._x1=m},${this._y1=_}`}}}rect(n,e,i,s){this._append`M${this._x0=this._x1=+n},${this._y0=this._y1=+e}h${i=+i}v${+s}h${-i}Z`}toString(){return this._}};function Je(){return new B}Je.prototype=B.prototype;function I(t){return function(){return t}}var Qe=Math.cos;var rt=Math.sin,F=Math.sqrt,Ct=1e-12,K=Math.PI,es=K/2,Lt=2*K;function Ze(t){let n=3;return t.digits=function(e){if(!arguments.length)return n;if(e==null)n=null;else{let i=Math.floor(e);if(!(i>=0))throw new RangeError(`invalid digits: ${e}`);n=i}return t},()=>new B(n)}var is=Array.prototype.slice;function je(t){return typeof t=="object"&&"length"in t?t:Array.from(t)}function zt(t){this._context=t}zt.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._point=0},lineEnd:function(){(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line=1-this._line},point:function(t,n){switch(t=+t,n=+n,this._point){case 0:this._point=1,this._line?this._context.lineTo(t,n):this._context.moveTo(t,n);break;case 1:this._point=2;default:this._context.lineTo(t,n);break}}};function Bt(t){return new zt(t)}function ti(t){return t[0]}function ni(t){return t[1]}function It(t,n){var e=I(!0),i=null,s=Bt,r=null,a=Ze(o);t=typeof t=="function"?t:t===void 0?ti:I(t),n=typeof n=="function"?n:n===void 0?ni:I(n);function o(l){var c,u=(l=je(l)).length,d,h=!1,m;for(i==null&&(r=s(m=a())),c=0;c<=u;++c)!(c<u&&e(d=l[c],c,l))===h&&((h=!h)?r.lineStart():r.lineEnd()),h&&r.point(+t(d,c,l),+n(d,c,l));if(m)return r=null,m+""||null}return o.x=function(l){return arguments.length?(t=typeof l=="function"?l:I(+l),o):t},o.y=function(l){return arguments.length?(n=typeof l=="function"?l:I(+l),o):n},o.defined=function(l){return arguments.length?(e=typeof l=="function"?l:I(!!l),o):e},o.curve=function(l){return arguments.length?(s=l,i!=null&&(r=s(i)),o):s},o.context=function(l){return arguments.length?(l==null?i=r=null:r=s(i=l),o):i},o}var ss=ei(Bt);function Ft(t){this._curve=t}Ft.prototype={areaStart:function(){this._curve.areaStart()},areaEnd:function(){this._curve.areaEnd()},lineStart:function(){this._curve.lineStart()},lineEnd:function(){this._curve.lineEnd()},point:function(t,n){this._curve.point(n*Math.sin(t),n*-Math.cos(t))}};function ei(t){function n(e){return new Ft(t(e))}return n._curve=t,n}var rs=F(3);var ii=F(1/3),os=ii*2;var Dt=rt(K/10)/rt(7*K/10),as=rt(Lt/10)*Dt,ls=-Qe(Lt/10)*Dt;var cs=F(3);var us=F(3);var hs=F(3)/2,si=1/F(12),fs=(si/2+1)*3;function q(){}function W(t,n,e){t._context.bezierCurveTo((2*t._x0+t._x1)/3,(2*t._y0+t._y1)/3,(t._x0+2*t._x1)/3,(t._y0+2*t._y1)/3,(t._x0+4*t._x1+n)/6,(t._y0+4*t._y1+e)/6)}function ot(t){this._context=t}ot.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._y0=this._y1=NaN,this._point=0},lineEnd:function(){switch(this._point){case 3:W(this,this._x1,this._y1);case 2:this._context.lineTo(this._x1,this._y1);break}(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line=1-this._line},point:function(t,n){switch(t=+t,n=+n,this._point){case 0:this._point=1,this._line?this._context.lineTo(t,n):this._context.moveTo(t,n);break;case 1:this._point=2;break;case 2:this._point=3,this._context.lineTo((5*this._x0+this._x1)/6,(5*this._y0+this._y1)/6);default:W(this,t,n);break}this._x0=this._x1,this._x1=t,this._y0=this._y1,this._y1=n}};function ri(t){this._context=t}ri.prototype={areaStart:q,areaEnd:q,lineStart:function(){this._x0=this._x1=this._x2=this._x3=this._x4=this._y0=this._y1=this._y2=this._y3=this._y4=NaN,this._point=0},lineEnd:function(){switch(this._point){case 1:{this._context.moveTo(this._x2,this._y2),this._context.closePath();break}case 2:{this._context.moveTo((this._x2+2*this._x3)/3,(this._y2+2*this._y3)/3),this._context.lineTo((this._x3+2*this._x2)/3,(this._y3+2*this._y2)/3),this._context.closePath();break}case 3:{this.point(this._x2,this._y2),this.point(this._x3,this._y3),this.point(this._x4,this._y4);break}}},point:function(t,n){switch(t=+t,n=+n,this._point){case 0:this._point=1,this._x2=t,this._y2=n;break;case 1:this._point=2,this._x3=t,this._y3=n;break;case 2:this._point=3,this._x4=t,this._y4=n,this._context.moveTo((this._x0+4*this._x1+t)/6,(this._y0+4*this._y1+n)/6);break;default:W(this,t,n);break}this._x0=this._x1,this._x1=t,this._y0=this._y1,this._y1=n}};function oi(t){this._context=t}oi.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._y0=this._y1=NaN,this._point=0},lineEnd:function(){(this._line||this._line!==0&&this._point===3)&&this._context.closePath(),this._line=1-this._line},point:function(t,n){switch(t=+t,n=+n,this._point){case 0:this._point=1;break;case 1:this._point=2;break;case 2:this._point=3;var e=(this._x0+4*this._x1+t)/6,i=(this._y0+4*this._y1+n)/6;this._line?this._context.lineTo(e,i):this._context.moveTo(e,i);break;case 3:this._point=4;default:W(this,t,n);break}this._x0=this._x1,this._x1=t,this._y0=this._y1,this._y1=n}};function Vt(t,n){this._basis=new ot(t),this._beta=n}Vt.prototype={lineStart:function(){this._x=[],this._y=[],this._basis.lineStart()},lineEnd:function(){var t=this._x,n=this._y,e=t.length-1;if(e>0)for(var i=t[0],s=n[0],r=t[e]-i,a=n[e]-s,o=-1,l;++o<=e;)l=o/e,this._basis.point(this._beta*t[o]+(1-this._beta)*(i+l*r),this._beta*n[o]+(1-this._beta)*(s+l*a));this._x=this._y=null,this._basis.lineEnd()},point:function(t,n){this._x.push(+t),this._y.push(+n)}};var ps=(function t(n){function e(i){return n===1?new ot(i):new Vt(i,n)}return e.beta=function(i){return t(+i)},e})(.85);function G(t,n,e){t._context.bezierCurveTo(t._x1+t._k*(t._x2-t._x0),t._y1+t._k*(t._y2-t._y0),t._x2+t._k*(t._x1-n),t._y2+t._k*(t._y1-e),t._x2,t._y2)}function at(t,n){this._context=t,this._k=(1-n)/6}at.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._x2=this._y0=this._y1=this._y2=NaN,this._point=0},lineEnd:function(){switch(this._point){case 2:this._context.lineTo(this._x2,this._y2);break;case 3:G(this,this._x1,this._y1);break}(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line=1-this._line},point:function(t,n){switch(t=+t,n=+n,this._point){case 0:this._point=1,this._line?this._context.lineTo(t,n):this._context.moveTo(t,n);break;case 1:this._point=2,this._x1=t,this._y1=n;break;case 2:this._point=3;default:G(this,t,n);break}this._x0=this._x1,this._x1=this._x2,this._x2=t,this._y0=this._y1,this._y1=this._y2,this._y2=n}};var ds=(function t(n){function e(i){return new at(i,n)}return e.tension=function(i){return t(+i)},e})(0);function lt(t,n){this._context=t,this._k=(1-n)/6}lt.prototype={areaStart:q,areaEnd:q,lineStart:function(){this._x0=this._x1=this._x2=this._x3=this._x4=this._x5=this._y0=this._y1=this._y2=this._y3=this._y4=this._y5=NaN,this._point=0},lineEnd:function(){switch(this._point){case 1:{this._context.moveTo(this._x3,this._y3),this._context.closePath();break}case 2:{this._context.lineTo(this._x3,this._y3),this._context.closePath();break}case 3:{this.point(this._x3,this._y3),this.point(this._x4,this._y4),this.point(this._x5,this._y5);break}}},point:function(t,n){switch(t=+t,n=+n,this._point){case 0:this._point=1,this._x3=t,this._y3=n;break;case 1:this._point=2,this._context.moveTo(this._x4=t,this._y4=n);break;case 2:this._point=3,this._x5=t,this._y5=n;break;default:G(this,t,n);break}this._x0=this._x1,this._x1=this._x2,this._x2=t,this._y0=this._y1,this._y1=this._y2,this._y2=n}};var _s=(function t(n){function e(i){return new lt(i,n)}return e.tension=function(i){return t(+i)},e})(0);function ct(t,n){this._context=t,this._k=(1-n)/6}ct.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._x2=this._y0=this._y1=this._y2=NaN,this._point=0},lineEnd:function(){(this._line||this._line!==0&&this._point===3)&&this._context.closePath(),this._line=1-this._line},point:function(t,n){switch(t=+t,n=+n,this._point){case 0:this._point=1;break;case 1:this._point=2;break;case 2:this._point=3,this._line?this._context.lineTo(this._x2,this._y2):this._context.moveTo(this._x2,this._y2);break;case 3:this._point=4;default:G(this,t,n);break}this._x0=this._x1,this._x1=this._x2,this._x2=t,this._y0=this._y1,this._y1=this._y2,this._y2=n}};var ms=(function t(n){function e(i){return new ct(i,n)}return e.tension=function(i){return t(+i)},e})(0);function ut(t,n,e){var i=t._x1,s=t._y1,r=t._x2,a=t._y2;if(t._l01_a>Ct){var o=2*t._l01_2a+3*t._l01_a*t._l12_a+t._l12_2a,l=3*t._l01_a*(t._l01_a+t._l12_a);i=(i*o-t._x0*t._l12_2a+t._x2*t._l01_2a)/l,s=(s*o-t._y0*t._l12_2a+t._y2*t._l01_2a)/l}if(t._l23_a>Ct){var c=2*t._l23_2a+3*t._l23_a*t._l12_a+t._l12_2a,u=3*t._l23_a*(t._l23_a+t._l12_a);r=(r*c+t._x1*t._l23_2a-n*t._l12_2a)/u,a=(a*c+t._y1*t._l23_2a-e*t._l12_2a)/u}t._context.bezierCurveTo(i,s,r,a,t._x2,t._y2)}function Xt(t,n){this._context=t,this._alpha=n}Xt.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._x2=this._y0=this._y1=this._y2=NaN,this._l01_a=this._l12_a=this._l23_a=this._l01_2a=this._l12_2a=this._l23_2a=this._point=0},lineEnd:function(){switch(this._point){case 2:this._context.lineTo(this._x2,this._y2);break;case 3:this.point(this._x2,this._y2);break}(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line=1-this._line},point:function(t,n){if(t=+t,n=+n,this._point){var e=this._x2-t,i=this._y2-n;this._l23_a=Math.sqrt(this._l23_2a=Math.pow(e*e+i*i,this._alpha))}switch(this._point){case 0:this._point=1,this._line?this._context.lineTo(t,n):this._context.moveTo(t,n);break;case 1:this._point=2;break;case 2:this._point=3;default:ut(this,t,n);break}this._l01_a=this._l12_a,this._l12_a=this._l23_a,this._l01_2a=this._l12_2a,this._l12_2a=this._l23_2a,this._x0=this._x1,this._x1=this._x2,this._x2=t,this._y0=this._y1,this._y1=this._y2,this._y2=n}};var gs=(function t(n){function e(i){return n?new Xt(i,n):new at(i,0)}return e.alpha=function(i){return t(+i)},e})(.5);function Yt(t,n){this._context=t,this._alpha=n}Yt.prototype={areaStart:q,areaEnd:q,lineStart:function(){this._x0=this._x1=this._x2=this._x3=this._x4=this._x5=this._y0=this._y1=this._y2=this._y3=this._y4=this._y5=NaN,this._l01_a=this._l12_a=this._l23_a=this._l01_2a=this._l12_2a=this._l23_2a=this._point=0},lineEnd:function(){switch(this._point){case 1:{this._context.moveTo(this._x3,this._y3),this._context.closePath();break}case 2:{this._context.lineTo(this._x3,this._y3),this._context.closePath();break}case 3:{this.point(this._x3,this._y3),this.point(this._x4,this._y4),this.point(this._x5,this._y5);break}}},point:function(t,n){if(t=+t,n=+n,this._point){var e=this._x2-t,i=this._y2-n;this._l23_a=Math.sqrt(this._l23_2a=Math.pow(e*e+i*i,this._alpha))}switch(this._point){case 0:this._point=1,this._x3=t,this._y3=n;break;case 1:this._point=2,this._context.moveTo(this._x4=t,this._y4=n);break;case 2:this._point=3,this._x5=t,this._y5=n;break;default:ut(this,t,n);break}this._l01_a=this._l12_a,this._l12_a=this._l23_a,this._l01_2a=this._l12_2a,this._l12_2a=this._l23_2a,this._x0=this._x1,this._x1=this._x2,this._x2=t,this._y0=this._y1,this._y1=this._y2,this._y2=n}};var ys=(function t(n){function e(i){return n?new Yt(i,n):new lt(i,0)}return e.alpha=function(i){return t(+i)},e})(.5);function Ht(t,n){this._context=t,this._alpha=n}Ht.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._x2=this._y0=this._y1=this._y2=NaN,this._l01_a=this._l12_a=this._l23_a=this._l01_2a=this._l12_2a=this._l23_2a=this._point=0},lineEnd:function(){(this._line||this._line!==0&&this._point===3)&&this._context.closePath(),this._line=1-this._line},point:function(t,n){if(t=+t,n=+n,this._point){var e=this._x2-t,i=this._y2-n;this._l23_a=Math.sqrt(this._l23_2a=Math.pow(e*e+i*i,this._alpha))}switch(this._point){case 0:this._point=1;break;case 1:this._point=2;break;case 2:this._point=3,this._line?this._context.lineTo(this._x2,this._y2):this._context.moveTo(this._x2,this._y2);break;case 3:this._point=4;default:ut(this,t,n);break}this._l01_a=this._l12_a,this._l12_a=this._l23_a,this._l01_2a=this._l12_2a,this._l12_2a=this._l23_2a,this._x0=this._x1,this._x1=this._x2,this._x2=t,this._y0=this._y1,this._y1=this._y2,this._y2=n}};var xs=(function t(n){function e(i){return n?new Ht(i,n):new ct(i,0)}return e.alpha=function(i){return t(+i)},e})(.5);function ai(t){this._context=t}ai.prototype={areaStart:q,areaEnd:q,lineStart:function(){this._point=0},lineEnd:function(){this._point&&this._context.closePath()},point:function(t,n){t=+t,n=+n,this._point?this._context.lineTo(t,n):(this._point=1,this._context.moveTo(t,n))}};function Ot(t){return t<0?-1:1}function Rt(t,n,e){var i=t._x1-t._x0,s=n-t._x1,r=(t._y1-t._y0)/(i||s<0&&-0),a=(e-t._y1)/(s||i<0&&-0),o=(r*s+a*i)/(i+s);return(Ot(r)+Ot(a))*Math.min(Math.abs(r),Math.abs(a),.5*Math.abs(o))||0}function Pt(t,n){var e=t._x1-t._x0;return e?(3*(t._y1-t._y0)/e-n)/2:n}function st(t,n,e){var i=t._x0,s=t._y0,r=t._x1,a=t._y1,o=(r-i)/3;t._context.bezierCurveTo(i+o,s+o*n,r-o,a-o*e,r,a)}function J(t){this._context=t}J.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._y0=this._y1=this._t0=NaN,this._point=0},lineEnd:function(){switch(this._point){case 2:this._context.lineTo(this._x1,this._y1);break;case 3:st(this,this._t0,Pt(this,this._t0));break}(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line=1-this._line},point:function(t,n){var e=NaN;if(t=+t,n=+n,!(t===this._x1&&n===this._y1)){switch(this._point){case 0:this._point=1,this._line?this._context.lineTo(t,n):this._context.moveTo(t,n);break;case 1:this._point=2;break;case 2:this._point=3,st(this,Pt(this,e=Rt(this,t,n)),e);break;default:st(this,this._t0,e=Rt(this,t,n));break}this._x0=this._x1,this._x1=t,this._y0=this._y1,this._y1=n,this._t0=e}}};function li(t){this._context=new Ut(t)}(li.prototype=Object.create(J.prototype)).point=function(t,n){J.prototype.point.call(this,n,t)};function Ut(t){this._context=t}Ut.prototype={moveTo:function(t,n){this._context.moveTo(n,t)},closePath:function(){this._context.closePath()},lineTo:function(t,n){this._context.lineTo(n,t)},bezierCurveTo:function(t,n,e,i,s,r){this._context.bezierCurveTo(n,t,i,e,r,s)}};function Kt(t){return new J(t)}function ci(t){this._context=t}ci.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x=[],this._y=[]},lineEnd:function(){var t=this._x,n=this._y,e=t.length;if(e)if(this._line?this._context.lineTo(t[0],n[0]):this._context.moveTo(t[0],n[0]),e===2)this._context.lineTo(t[1],n[1]);else for(var i=qt(t),s=qt(n),r=0,a=1;a<e;++r,++a)this._context.bezierCurveTo(i[0][r],s[0][r],i[1][r],s[1][r],t[a],n[a]);(this._line||this._line!==0&&e===1)&&this._context.closePath(),this._line=1-this._line,this._x=this._y=null},point:function(t,n){this._x.push(+t),this._y.push(+n)}};function qt(t){var n,e=t.length-1,i,s=new Array(e),r=new Array(e),a=new Array(e);for(s[0]=0,r[0]=2,a[0]=t[0]+2*t[1],n=1;n<e-1;++n)s[n]=1,r[n]=4,a[n]=4*t[n]+2*t[n+1];for(s[e-1]=2,r[e-1]=7,a[e-1]=8*t[e-1]+t[e],n=1;n<e;++n)i=s[n]/r[n-1],r[n]-=i,a[n]-=i*a[n-1];for(s[e-1]=a[e-1]/r[e-1],n=e-2;n>=0;--n)s[n]=(a[n]-s[n+1])/r[n];for(r[e-1]=(t[e]+s[e-1])/2,n=0;n<e-1;++n)r[n]=2*t[n+1]-s[n+1];return[s,r]}function ui(t,n){this._context=t,this._t=n}ui.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x=this._y=NaN,this._point=0},lineEnd:function(){0<this._t&&this._t<1&&this._point===2&&this._context.lineTo(this._x,this._y),(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line>=0&&(this._t=1-this._t,this._line=1-this._line)},point:function(t,n){switch(t=+t,n=+n,this._point){case 0:this._point=1,this._line?this._context.lineTo(t,n):this._context.moveTo(t,n);break;case 1:this._point=2;default:{if(this._t<=0)this._context.lineTo(this._x,n),this._context.lineTo(t,n);else{var e=this._x*(1-this._t)+t*this._t;this._context.lineTo(e,this._y),this._context.lineTo(e,n)}break}}this._x=t,this._y=n}};var Wt=`/* For what stands around the explorers, in the page itself. Light and dark follow JupyterLab's theme,
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
`;function g(t,n={},...e){let i=document.createElement(t);for(let[s,r]of Object.entries(n))s.startsWith("on")?i.addEventListener(s.slice(2),r):r!==void 0&&r!==!1&&i.setAttribute(s,r===!0?"":r);return i.append(...e),i}function Gt(t){let n=matchMedia("(prefers-color-scheme: dark)"),e=new MutationObserver(t);return e.observe(document.body,{attributeFilter:["data-jp-theme-light","class"]}),n.addEventListener("change",t),()=>{e.disconnect(),n.removeEventListener("change",t)}}function D(){return matchMedia("(prefers-reduced-motion: reduce)").matches}function $(t,n=3){if(typeof t!="number")return String(t);let e=Math.abs(t)<1e-4&&t!==0?t.toPrecision(2):String(Number(t.toPrecision(n)));return z(e)}var fi={"+":"","-":"⁻",..."⁰¹²³⁴⁵⁶⁷⁸⁹"};function z(t){return t.replace(/(?<![^\s(])(?<!\w\()-(?=\.?\d|[iI]nf)/g,"−").replace(/(?<![\w.=-])(\d+(?:\.\d+)?)e([+-])0*(\d+)\b/g,(n,e,i,s)=>`${e==="1"?"":`${e}·`}10${[...i+s].map(r=>fi[r]).join("")}`)}var pi=7,ht="in the notebook";function Jt(t,n){let e={slider:_i,choice:mi,switches:gi,buttons:yi},i=t.filter(r=>!r.on_picture).map(r=>e[r.kind](r.name,r,n));return{node:g("div",{class:"controls"},...i.map(r=>r.node)),update:()=>i.forEach(r=>r.update())}}function ft(t,n,e){if(t.fixed)return ht;let i=([l,c])=>[n[l]].flat().some(u=>c.includes(u)),s=Object.entries(t.only).find(l=>!i(l));if(!s)return"";let[r,a]=s,{label:o}=e[r];return a.length>4&&typeof a[0]!="number"?`with other ${o}`:typeof a[0]=="number"?`with ${o} from ${$(Math.min(...a))} up`:`with ${o}: ${a.join(", ")}`}function pt(t,n,e){t.classList.toggle("off",!!e),n.dataset.why!==e&&(n.textContent=n.dataset.why=e);for(let[i,s]of[["role","group"],["aria-disabled","true"]])e?t.setAttribute(i,s):t.removeAttribute(i)}function di({stops:t,low:n,high:e,step:i,log:s}){if(t){let o=l=>t.reduce((c,u,d)=>Math.abs(u-l)<Math.abs(t[c]-l)?d:c,0);return{count:t.length,at:l=>t[l],place:o}}let[r,a]=s?[Math.log10(n),Math.log10(e)]:[n,e];return{count:Math.round((a-r)/i)+1,at:o=>{let l=Math.min(r+o*i,a);return Number(s?(10**l).toPrecision(6):l.toFixed(9))},place:o=>Math.round(((s?Math.log10(o):o)-r)/i)}}function _i(t,n,e){let i=di(n),s=p=>e.ask({[t]:p}),r=g("input",{type:"range",min:0,max:i.count-1,step:1,"aria-label":n.label,oninput:()=>s(i.at(Number(r.value)))}),a=g("input",{class:"number",inputmode:"decimal","aria-label":`${n.label}, as a number`,oninput:()=>d=!0,onchange:_,onkeydown:({key:p})=>p==="Enter"&&_(),onblur:()=>v()}),[o,l]=[void 0,"status"].map(p=>g("span",{class:"note",role:p})),[c,u]=[i.at(0),i.at(i.count-1)],[d,h]=[!1,""],m=()=>`${e.asked} ${e.state[t]}`;function _(){if(!d)return;d=!1;let p=Number(a.value.replace("−","-").replace(",","."));if(Number.isFinite(p)&&a.value.trim()!==""){let w=i.at(i.place(Math.min(Math.max(p,c),u)));s(w),l.textContent=x(p,w)}else l.textContent=`Expected: a number from ${$(c)} to ${$(u)}.`;a.value=$(e.state[t]),h=m()}function x(p,w){return $(p)===$(w)?"":p>u?`Up to ${$(u)}.`:p<c?`From ${$(c)} up.`:`${z(String(p))} is between stops: ${$(w)}.`}let b=g("div",{class:"row slider"},g("span",{class:"name"},n.label),r,a,o,l);function v(){let p=e.state[t];r.value=i.place(p),b.style.setProperty("--share",r.value/(i.count-1||1)),r.setAttribute("aria-valuetext",$(p)),a.matches(":focus")||(a.value=$(p)),m()!==h&&(l.textContent="");let w=ft(n,e.state,e.controls);r.disabled=a.disabled=!!w,pt(b,o,w)}return{node:b,update:v}}function mi(t,n,e){let i=_=>e.ask({[t]:_}),s=Math.random().toString(36),r=n.options.map(_=>g("input",{type:"radio",name:s,onchange:()=>i(_)})),a=g("select",{"aria-label":n.label,onchange:()=>i(n.options[a.selectedIndex])},...n.options.map(_=>g("option",{},$(_)))),o=n.options.length<=pi,l=r.map((_,x)=>g("label",{class:"option"},_,$(n.options[x]))),c=o?g("div",{class:"options",role:"radiogroup","aria-label":n.label},...l):a,u=g("span",{class:"note"}),d=g("div",{class:o?"row wide":"row"},g("span",{class:"name"},n.label),c,u),h=n.options.map(_=>n.stops&&!n.stops.includes(_));function m(){let _=n.options.indexOf(e.state[t]),x=ft(n,e.state,e.controls);r.forEach((b,v)=>{b.checked=v===_,b.disabled=!!(x||h[v])});for(let[b,v]of[...a.options].entries())v.disabled=!!h[b];a.selectedIndex=_,a.disabled=!!x,pt(d,u,x),!x&&h.some(Boolean)&&(u.textContent=`the others ${ht}`)}return{node:d,update:m}}function gi(t,n,e){let i=c=>{let u=new Set(e.state[t]);u.delete(c)||u.add(c),e.ask({[t]:n.options.filter(d=>u.has(d))})},s=n.options.map(c=>g("button",{type:"button",onclick:()=>i(c)},$(c))),r=g("div",{class:"options",role:"group","aria-label":n.label},...s),a=g("span",{class:"note"}),o=g("div",{class:"row wide"},g("span",{class:"name"},n.label),r,a);function l(){let c=ft(n,e.state,e.controls);s.forEach((u,d)=>{u.setAttribute("aria-pressed",e.state[t].includes(n.options[d])),u.disabled=!!c}),pt(o,a,c)}return{node:o,update:l}}function yi(t,n,e){let i=(o,l)=>l.ariaDisabled!=="true"&&e.press(o),s=Object.entries(n.options).map(([o,l])=>{let c=g("button",{type:"button",onclick:()=>i(o,c),onblur:()=>a()},l);return[o,l,c]}),r=g("div",{class:"row wide"},g("div",{class:"options"},...s.map(([,,o])=>o)));function a(){for(let[o,l,c]of s){let u=e.numbers.buttons?.[o]??{},d=u.label??l;c.textContent!==d&&(c.textContent=d);let h=!!(n.fixed||u.disabled),m=u.why??(e.alone?ht:"");c.title=h?m:"",c.ariaDisabled=h,c.disabled=h&&!c.matches(":focus")}}return{node:r,update:a}}var Qt=`/* Inside a shadow root: no rule of the page reaches in, and none of these reaches out. What is
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
`;var vi={float32:Float32Array,int32:Int32Array,uint8:Uint8Array};function X(t){return Array.isArray(t)?t.map(X):t===null||typeof t!="object"||ArrayBuffer.isView(t)?t:t.data!==void 0?dt(t.kind,t.shape,t.data):Object.fromEntries(Object.entries(t).map(([n,e])=>[n,X(e)]))}function dt(t,n,e){let{buffer:i,byteOffset:s=0,byteLength:r}=ArrayBuffer.isView(e)?e:new Uint8Array(e),a=new vi[t](i.slice(s,s+r));return a.shape=n,a}function jt(t){let n=new Map,e=0,i=()=>{},s={number:-1,asked:0,served:{},onQuestion:i,onAnswer:i};s.alone=!!t.get("alone");let r=X(t.get("lasting"));s.controls=Object.fromEntries(t.get("described").map(o=>[o.name,o]));function a(){let o=t.get("answer");if(!(o.number<s.number)){for(let[l,c]of n)c.number<=o.number&&n.delete(l);s.unasked=o.number===s.number,s.number=o.number,s.state={...o.state,...Zt(n)},s.numbers={...r,...X(o.numbers)},s.drawn=o.state,s.said=o.said,s.failed=o.failed,s.onAnswer()}}return s.ask=o=>{e=Math.max(e+1,Date.now()),s.asked=e;for(let[l,c]of Object.entries(o))n.set(l,{value:c,number:e});s.state={...s.state,...o},s.onQuestion(),t.set("asked",{number:e,changes:Zt(n)}),t.save_changes()},s.press=o=>s.served[o]?s.served[o]():t.send({press:o}),t.on("change:answer",a),s.close=()=>t.off("change:answer",a),a(),s}function Zt(t){return Object.fromEntries([...t].map(([n,e])=>[n,e.value]))}var bi={float32:4,int32:4,uint8:1},wi=120;async function nn(t){let{title:n,stops:e,followed:i,played:s,first:r}=t,a=async f=>JSON.parse(new TextDecoder().decode(await tn(f))),o=await a(t.moments),l=ki(await a(t.arrays),await tn(t.data)),c=o.map(f=>Q(f.numbers,l)),u=Q(t.lasting,l),d=t.described.map(f=>f.name in e?{...f,stops:e[f.name]}:{...f,fixed:f.kind!=="buttons"&&!f.local}),h=new Set(d.filter(f=>f.local).map(({name:f})=>f)),m=f=>JSON.stringify(Object.keys(e).map(y=>f[y])),_=new Map(o.map((f,y)=>[m(f.state),y])),x=new Set,b={},v=null,p=w(r,0);function w(f,y){let{state:S,said:E}=o[f],O=s?{buttons:{pause:{disabled:v===null,why:"nothing plays"}}}:{};return{number:y,state:{...S,...b},said:E,failed:!1,numbers:{...c[f],...O}}}function T([f,y]){let S=O=>Math.abs(O-y),E=typeof y=="number"?e[f]:void 0;return[f,E?E.reduce((O,Y)=>S(Y)<S(O)?Y:O):y]}function M(f){let y=Object.keys(i).filter(S=>S in f&&f[S]!==p.state[S]);return Object.assign({},...y.map(S=>i[S][e[S].indexOf(f[S])]))}function k({number:f,changes:y}){let S=Object.fromEntries(Object.entries(y).map(T));for(let[O,Y]of Object.entries(S))h.has(O)&&(b[O]=Y);let E=_.get(m({...p.state,...M(S),...S}));p=w(E??_.get(m(p.state)),f),x.forEach(O=>O())}function A(){clearInterval(v),v=null}function N(){p=w(_.get(m(p.state)),p.number),x.forEach(f=>f())}function P(){let f=e[s],y=E=>k({number:Math.max(Date.now(),p.number+1),changes:{[s]:f[E]}}),S=()=>f.indexOf(p.state[s]);if(D())return y(S()===f.length-1?0:f.length-1);v=setInterval(()=>{let E=S()+1;E===f.length-1&&A(),y(E)},wi),S()===f.length-1?y(0):N()}return{get:f=>({title:n,described:d,answer:p,lasting:u,alone:!0})[f],set:(f,y)=>{f==="asked"&&(A(),k(y))},save_changes:()=>{},send:({press:f})=>{A(),f==="play"?P():N()},on:(f,y)=>f==="change:answer"&&x.add(y),off:(f,y)=>x.delete(y)}}async function tn(t){let n=Uint8Array.from(atob(t),i=>i.charCodeAt(0)),e=new Blob([n]).stream().pipeThrough(new DecompressionStream("deflate"));return new Uint8Array(await new Response(e).arrayBuffer())}function ki(t,n){let e=0;return t.map(({kind:i,shape:s})=>{let r=bi[i],a=s.reduce((l,c)=>l*c,1),o=new Uint8Array(a*r);for(let l=0;l<r;l+=1)for(let c=0;c<a;c+=1)o[c*r+l]=n[e+l*a+c];return e+=o.length,dt(i,s,o)})}function Q(t,n){return Array.isArray(t)?t.map(e=>Q(e,n)):t===null||typeof t!="object"?t:t.array!==void 0?n[t.array]:Object.fromEntries(Object.entries(t).map(([e,i])=>[e,Q(i,n)]))}var Ti="This explorer is asleep: run the cell to use it.",Ai=16,Mi=25,Si=600,Ei=1e3;function en(t){let n=({model:i,el:s})=>$i(t,i,s);return{render:n,play:async(i,s)=>n({model:await nn(i),el:s})}}function $i(t,n,e){let i=jt(n),s=Jt(n.get("described"),i),r=["question","task"].filter(f=>n.get("lasting")[f]).map(f=>g("p",{class:f},n.get("lasting")[f])),a=g("div",{class:"picture"}),o=g("p",{class:"said"}),l=g("p",{class:"heard",role:"status"}),c=g("section",{class:"mlpkit","aria-label":n.get("title")},g("style",{},Qt),g("p",{class:"asleep",role:"note"},Ti),...r,a,s.node,o,l),u=g("div",{class:"mlpkit-around"},g("style",{},Wt));u.attachShadow({mode:"open"}).append(c);let d=Ni(u,c),h=()=>u.classList.add("sleeping");n.on("comm_live_update",h),e.append(u);let m=t({picture:a,link:i,root:c}),[_,x,b,v,p]=[0,0,0,0,0],w=a.clientWidth;function T(){if(cancelAnimationFrame(_),_=0,p=performance.now(),w===0)return;s.update();let f=m({numbers:i.numbers,state:i.state,drawn:i.drawn,width:w}),y=i.failed?i.said:z(f??i.said);o.textContent!==y&&M(y),o.classList.toggle("failed",i.failed),c.dataset.drawn=i.number,c.dataset.pictures=v+=1}function M(f){let y=o.textContent==="";o.textContent=f,clearTimeout(b),l.textContent="",!y&&(b=setTimeout(()=>{l.setAttribute("role",i.failed?"alert":"status"),l.textContent=f},Si))}let k=()=>{clearTimeout(x),x=0,_||=requestAnimationFrame(T)},A=0;i.onAnswer=()=>{if(u.classList.remove("sleeping"),i.unasked&&D()){let y=performance.now()-p;A||=setTimeout(()=>{A=0,k()},Math.max(Ei-y,0));return}k(),i.number>=i.asked&&!document.hidden&&performance.now()-p>Ai&&T()},i.onQuestion=()=>{c.dataset.asked=i.asked,x||=setTimeout(k,Mi)};let N=new ResizeObserver(([{contentRect:f}])=>{let y=Math.round(f.width);y!==w&&(w=y,k())});N.observe(a);let P=Gt(k);return c.dataset.asked=i.asked,k(),()=>{cancelAnimationFrame(_),clearTimeout(x),clearTimeout(b),clearTimeout(A),N.disconnect(),P(),d(),n.off("comm_live_update",h),i.close()}}function Ni(t,n){let e=i=>{if(!n.contains(i.composedPath()[0]))return;let s=i.ctrlKey||i.metaKey||i.altKey||i.key==="Escape"||i.key==="Enter"&&i.shiftKey;t.toggleAttribute("data-lm-suppress-shortcuts",!s)};return window.addEventListener("keydown",e,!0),()=>window.removeEventListener("keydown",e,!0)}function sn(t,n){let e=Et("svg").attr("role","group").attr("aria-label",n);return t.append(e.node()),e.size=(i,s)=>e.attr("viewBox",`0 0 ${i} ${s}`).attr("height",s),e}var Ci={row:88,radius:17,letter:6.9,near:76},Oi={row:94,radius:14,letter:6.3,near:66},[_t,on]=[13,4],[Ri,rn,Pi]=[190,44,60],qi=3,Li=27,zi=[.5,.44,.56,.38,.62,.32,.68,.26,.74],Bi=200,[Ii,an]=[620,480],Fi=`
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
.mlpkit .graph .edge.forth { stroke: var(--value); }
.mlpkit .graph .edge.wrong { stroke: var(--wrong); stroke-dasharray: 6 4; }
.mlpkit .graph .edge.fresh { stroke-width: 3; }
.mlpkit .graph circle { fill: var(--page); stroke: var(--quiet); stroke-width: 1.2; }
.mlpkit .graph .fresh circle { fill: var(--lit); stroke: var(--ink); stroke-width: 1.8; }
.mlpkit .graph text { text-anchor: middle; dominant-baseline: central; font-size: 12.5px; }
.mlpkit .graph.small text { font-size: 11.5px; }
.mlpkit .graph .sign { font-size: 14px; }
.mlpkit .graph .sign.word { font-size: 10.5px; }
.mlpkit .graph .constant .sign { fill: var(--quiet); }
.mlpkit .graph .number { paint-order: stroke; stroke: var(--page); stroke-width: 5px; stroke-linejoin: round; }
.mlpkit .graph .edges .number { font-size: 11.5px; }
.mlpkit .graph.small .sign.word { font-size: 9.5px; }
.mlpkit .graph.small .edges .number { font-size: 11px; }
.mlpkit .graph .fresh .number, .mlpkit .graph .number.fresh { font-weight: 700; }
.mlpkit :is(.graph, .lines) .value { fill: var(--value); color: var(--value); }
.mlpkit :is(.graph, .lines) .slope { fill: var(--slope); color: var(--slope); }
.mlpkit :is(.graph, .lines) .wrong { fill: var(--wrong); color: var(--wrong); }
.mlpkit .graph .edge.wrong { fill: none; }
.mlpkit .graph .right { fill: var(--right); }
.mlpkit .graph .name { fill: var(--ink); font-weight: 400; }
.mlpkit .graph .name.ahead { fill: var(--quiet); }
.mlpkit .key { margin: 0 0 6px; color: var(--quiet); font-size: 12px; }
.mlpkit .key .value { color: var(--value); }
.mlpkit .key .slope { color: var(--slope); }
.mlpkit .walk { display: flex; gap: 8px; align-items: center; margin: 2px 0 0; }
.mlpkit .walk input { flex: 1; min-height: 24px; }
.mlpkit .walk .count { min-width: 8.5em; text-align: right; font-variant-numeric: tabular-nums; }
.mlpkit .lines { display: grid; grid-template-columns: minmax(0, 2fr) minmax(0, 3fr); gap: 4px 28px; margin: 10px 0 0; }
.mlpkit .lines.narrow .ahead .line span { display: none; }
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
.mlpkit .lines .forth code { min-width: min(50%, 18ch); }
.mlpkit .lines .line span { white-space: nowrap; font-size: 12.5px; }
.mlpkit .lines code { font: 12px var(--jp-code-font-family, ui-monospace, monospace); color: inherit; background: none; padding: 0; line-height: 20px; }
.mlpkit .lines .now :is(.value, .slope, .wrong) { color: color-mix(in srgb, var(--own) 75%, var(--ink)); }
.mlpkit .lines .value { --own: var(--value); }
.mlpkit .lines .slope { --own: var(--slope); }
.mlpkit .lines .wrong { --own: var(--wrong); }
.mlpkit .lines .ahead code, .mlpkit .lines .ahead > span { color: var(--quiet); }
.mlpkit .lines .ahead .line span { visibility: hidden; }
:is(.jupyter-widgets-disconnected .mlpkit, .mlpkit.sleeping) .lines { pointer-events: none; }
`,Us=en(({picture:t,link:n,root:e})=>{let{expression:i,step:s}=n.controls,r=Di(i,n),a=g("div",{class:"graph"}),o=sn(a,"the graph: values in blue, gradients in orange"),l=o.append("g").attr("class","edges"),c=l.append("g"),u=o.append("g"),d=o.append("g").style("pointer-events","none"),h=()=>n.numbers.steps.length-1,m=()=>Math.min(n.state.step,h()),_=A=>n.ask({step:A>=h()?s.high:Math.max(A,0)}),x=(A,N)=>g("button",{type:"button",onclick:()=>_(m()+N)},A),[b,v]=[x("Back",-1),x("Next",1)],p=g("input",{type:"range",min:0,step:1,"aria-label":s.label,oninput:()=>_(Number(p.value))}),w=g("span",{class:"count"}),T=Qi(_),M=g("p",{class:"key"},g("b",{class:"value"},"Blue"),": the value. ",g("b",{class:"slope"},"Orange"),": the gradient; on an edge, the part of it that comes back that way.");t.append(g("style",{},Fi),g("p",{class:"question"},n.numbers.question),r.node,a,M,g("div",{class:"walk"},b,v,p,w)),e.append(T.node);let k={step:m()};return({numbers:A,state:N,drawn:P,width:f})=>{let y=m(),S=A.steps[y],E=Vi(A,f,c);return a.classList.toggle("small",f<an),o.size(E.width,E.height).attr("width",E.width),E.width>f?a.setAttribute("tabindex",0):a.removeAttribute("tabindex"),Wi(l,c,A,E,y),Ji(u,A,E,y),r.update(P,A.right,y===h()),p.max=h(),p.value=y,p.setAttribute("aria-valuetext",`step ${y} of ${h()}`),w.textContent=`step ${y} of ${h()}`,b.disabled=y===0,v.disabled=y===h(),T.update(A,y,f<Ii),N.expression===k.expression&&N.order===k.order&&y===k.step+1&&!D()&&Zi(d,A,S,c),k={...N,step:y},A.said[y]}});function Di(t,n){let e=Math.random().toString(36),i="right order add",s=new Map,r=t.options.map(m=>g("input",{type:"radio",name:e,onchange:()=>n.ask({expression:m})})),a=r.map(()=>g("span",{class:"mark"})),o=r.map((m,_)=>g("label",{class:"option"},m,t.options[_],a[_])),l=()=>c.value.trim()&&n.ask({expression:c.value}),c=g("input",{"aria-label":"your own expression",placeholder:"your own: b = a * a; b + a",spellcheck:"false",autocomplete:"off",autocapitalize:"off",onkeydown:m=>m.key==="Enter"&&l(),oninput:()=>c.removeAttribute("aria-invalid")}),u=g("div",{class:"chosen"},g("div",{class:"options",role:"radiogroup","aria-label":t.label},...o),t.stops?"":g("div",{class:"own"},c,g("button",{type:"button",onclick:l},"Draw"))),d=null;function h({order:m,meet:_,expression:x},b,v){x!==d&&!t.options.includes(x)&&(c.value=x),d=x;let p=`${m} ${_}`;s.has(p)||s.set(p,{}),v&&p!==i&&(s.get(p)[x]=b),t.options.forEach((w,T)=>{let M=s.get(p)[w];r[T].checked=w===n.state.expression,a[T].textContent=M===void 0?"":M?" ✓":" ✗",a[T].className=`mark ${M?"right":"wrong"}`}),n.failed&&c.value?c.setAttribute("aria-invalid","true"):c.removeAttribute("aria-invalid")}return{node:u,update:h}}function R(t){let n=Math.abs(t);return n>=1e5?z(t.toExponential(1)):$(t,n>.1&&n<1?2:qi)}var ln=({name:t,kind:n,value:e})=>n==="made"?`${t} = ${R(e)}`:R(e);function Vi({places:t,paths:n,nodes:e,edges:i,steps:s},r,a){let o=Math.max(...t.map(([f])=>f)),l=Math.max(...n.flat().map(([,f])=>f)),c=r<an?Oi:Ci,{letter:u,radius:d}=c,h=e.filter((f,y)=>[0,o].includes(t[y][0])),m=Math.max(2*d,u*Math.max(...h.map(f=>ln(f).length))/2+4),_=Math.max(...i.map((f,y)=>Z(s,"sent",y))),x=Math.max(...e.map((f,y)=>Z(s,"grads",y))),b=i.some(({aside:f})=>f),v=Math.max(c.near,u*_+2*d,b?u*(_+x)+on:0),p=Math.min(Math.max((r-2*m)/o,v),Ri),w=Math.max(r,p*o+2*m),T=(w-p*o)/2,M=l===0?12:0,k=([f,y])=>[T+f*p,rn+M+y*c.row],A=n.map((f,y)=>Xi(f.map(k),i[y].aside)),N=It().curve(Kt);a.selectAll("path").data(A).join("path").attr("d",f=>N(f));let P={width:w,height:rn+Pi+2*M+l*c.row,at:t.map(k),size:c};return P.spots=Yi(P,a,e,i,s),P}function Xi(t,n){if(!n)return t;let[[e,i],[s,r]]=[t[0],t.at(-1)],a=o=>[e+o*(s-e),i+o*(r-i)+n*Li];return[[e,i],a(.32),a(.68),[s,r]]}function Yi({at:t,size:{radius:n,letter:e}},i,s,r,a){let o=i.selectAll("path").nodes(),l=o.map(u=>Hi(u,24)),c=t.flatMap(([u,d],h)=>[{x:u,y:d,wide:n+3,high:n+2},{x:u,y:d-n-11,wide:e*ln(s[h]).length/2,high:_t/2},{x:u,y:d+n+11,wide:e*Z(a,"grads",h)/2,high:_t/2}]);return r.map(({source:u},d)=>{let h=[R(s[u].value).length,Z(a,"sent",d)],m=l.filter((x,b)=>b!==d).flat(),_=Ui(o[d],h.map(x=>x*e/2),c,m);return c.push(..._.boxes),_})}function Hi(t,n){let e=t.getTotalLength();return Array.from({length:n},(i,s)=>t.getPointAtLength(e*(s+.5)/n))}function Ui(t,[n,e],i,s){let r=t.getTotalLength(),[a,o]=[null,1/0];for(let l of[!0,!1])for(let[c,u]of zi.entries()){let{x:d,y:h}=t.getPointAtLength(u*r),m=_t/2,_=l?[{x:d,y:h-8,wide:n,high:m},{x:d,y:h+8,wide:e,high:m}]:[{x:d,y:h,wide:e,high:m}],x=({x:v,y:p})=>_.some(w=>Math.abs(v-w.x)<w.wide&&Math.abs(p-w.y)<m),b=c/20+!l*4+2*s.filter(x).length+_.flatMap(v=>i.map(p=>Ki(v,p))).reduce((v,p)=>v+p,0);b<o&&([a,o]=[{x:d,y:h,both:l,boxes:_},b])}return a}var Z=(t,n,e)=>Math.max(0,...t.filter(i=>i[n]?.[e]!=null).map(i=>R(i[n][e]).length+2*i.wrong[n].includes(e)));function Ki(t,n){let e=t.wide+n.wide+on-Math.abs(t.x-n.x),i=t.high+n.high-Math.abs(t.y-n.y);return e>0&&i>0?5+Math.min(e,i):0}function Wi(t,n,{nodes:e,edges:i,steps:s},{spots:r},a){let{sent:o,wrong:l,fresh:c,node:u,way:d}=s[a],h=_=>[o?.[_]!=null&&"back",l?.sent.includes(_)&&"wrong",d==="forward"&&i[_].target===u&&"forth fresh",c?.includes(_)&&"fresh"].filter(Boolean).join(" ");n.selectAll("path").data(i).attr("class",(_,x)=>`edge ${h(x)}`);let m=i.flatMap(({source:_,target:x},b)=>{let{x:v,y:p,both:w}=r[b],T=h(b).includes("fresh")?" fresh":"",M=[];if(w&&e[x].known<=a&&M.push({x:v,y:p-8,text:R(e[_].value),kind:`value${T}`}),o?.[b]!=null){let k=l.sent.includes(b),A=`${k?"✗ ":""}${R(o[b])}`;M.push({x:v,y:w?p+8:p,text:A,kind:`${k?"wrong":"slope"}${T}`})}return M});Gi(t,m)}function Gi(t,n){t.selectAll(":scope > text").data(n).join("text").attr("class",e=>`number ${e.kind}`).attr("x",e=>e.x).attr("y",e=>e.y).text(e=>e.text)}function Ji(t,{nodes:n,steps:e},{at:i,size:{radius:s}},r){let{node:a,grads:o,wrong:l}=e[r];t.selectAll("g").data(n).join(c=>{let u=c.append("g");return u.append("circle"),u.append("text").attr("class","sign"),u}).attr("transform",(c,u)=>`translate(${i[u].join()})`).attr("class",(c,u)=>`${c.kind}${u===a?" fresh":""}`).each(function({name:u,sign:d,kind:h,value:m,known:_,right:x},b){let v=U(this);v.select("circle").attr("r",s).attr("visibility",h==="constant"?"hidden":null),v.select(".sign").attr("class",`sign${d.length>2?" word":""}${h==="constant"?" number":""}`).text(d);let p=[];(h==="given"||h==="made"&&_<=r)&&p.push({x:0,y:-s-11,text:R(m),kind:"value"});let w=o?.[b],T=l?.grads.includes(b);if(w!=null&&p.push({x:0,y:s+11,text:`${T?"✗ ":""}${R(w)}`,kind:T?"wrong":"slope"}),T&&p.push({x:0,y:s+26,text:`✓ ${R(x)}`,kind:"right"}),v.selectAll("text.number:not(.sign)").data(p).join("text").attr("class",k=>`number ${k.kind}`).attr("x",k=>k.x).attr("y",k=>k.y).text(k=>k.text),h!=="made")return;if(v.selectAll("text.name").data(_<=r?[]:[u]).join("text").attr("class","number name ahead").attr("y",-s-11).text(u),_<=r){let k=v.select("text.value").text(null);k.append("tspan").attr("class","name").text(`${u} = `),k.append("tspan").text(R(m))}})}function Qi(t){let[n,e]=[g("code"),g("span")],i=g("p",{class:"loop"},n," ",e),[s,r]=["forward","backward"].map(l=>g("ol",{class:l==="forward"?"forth":"back","aria-label":`the code, ${l}`})),a=g("div",{class:"lines"},g("div",{},g("h3",{},"forward"),s),g("div",{},g("h3",{},"backward"),i,r));function o({steps:l,loop:c},u,d){a.classList.toggle("narrow",d),[n.textContent,e.textContent]=c;for(let[h,m]of[[s,"forward"],[r,"backward"]]){let _=l.map((v,p)=>({...v,k:p})).filter(v=>v.way===m);U(h).selectAll("li").data(_).join("li").attr("class",({k:v})=>v===u?"now":v>u?"ahead":null).attr("aria-current",({k:v})=>v===u?"step":null).on("click",(v,{k:p})=>t(p)).each(function({k:p,lines:w}){let T=m==="forward"?"value":"slope";this.replaceChildren(g("span",{class:T},String(p)),...w.map(({code:M,worked:k,wrong:A})=>g("div",{class:"line"},g("code",{},M),g("span",{class:A?"wrong":T},A?`${k} ✗`:k))))});let x=h.scrollHeight>h.clientHeight+1;x?h.setAttribute("tabindex",0):h.removeAttribute("tabindex");let b=h.querySelector(".now");x&&b&&(h.scrollTop=b.offsetTop-h.offsetTop-h.clientHeight/2+b.clientHeight)}}return{node:a,update:o}}function Zi(t,{edges:n},{way:e,node:i,fresh:s},r){let a=r.selectAll("path").nodes();n.forEach(({target:o},l)=>{if(e==="forward"?o!==i:!s?.includes(l))return;let c=a[l].getTotalLength(),u=_=>{let{x,y:b}=a[l].getPointAtLength(_*c);return`translate(${x}px,${b}px)`},d=[0,.25,.5,.75,1],h=(e==="forward"?d:d.toReversed()).map(u),m=t.append("circle").attr("r",5).attr("style",`fill: var(${e==="forward"?"--value":"--slope"}); stroke: none`);m.node().animate({transform:h},{duration:Bi,easing:"ease-in-out"}).onfinish=()=>m.remove()})}export{Us as default};
