// Made by "make bundles"; licences in LICENSES.txt. Sources 7f65aba516ff7d4181bc94e0e79bb275552d13cb86a2d1beca8d4d9057ae15f4
var tt="http://www.w3.org/1999/xhtml",yt={svg:"http://www.w3.org/2000/svg",xhtml:tt,xlink:"http://www.w3.org/1999/xlink",xml:"http://www.w3.org/XML/1998/namespace",xmlns:"http://www.w3.org/2000/xmlns/"};function xt(t){var n=t+="",e=n.indexOf(":");return e>=0&&(n=t.slice(0,e))!=="xmlns"&&(t=t.slice(e+1)),yt.hasOwnProperty(n)?{space:yt[n],local:t}:t}function hn(t){return function(){var n=this.ownerDocument,e=this.namespaceURI;return e===tt&&n.documentElement.namespaceURI===tt?n.createElement(t):n.createElementNS(e,t)}}function fn(t){return function(){return this.ownerDocument.createElementNS(t.space,t.local)}}function et(t){var n=xt(t);return(n.local?fn:hn)(n)}function pn(){}function vt(t){return t==null?pn:function(){return this.querySelector(t)}}function dn(t){typeof t!="function"&&(t=vt(t));for(var n=this._groups,e=n.length,i=new Array(e),s=0;s<e;++s)for(var r=n[s],a=r.length,o=i[s]=new Array(a),l,c,u=0;u<a;++u)(l=r[u])&&(c=t.call(l,l.__data__,u,r))&&("__data__"in l&&(c.__data__=l.__data__),o[u]=c);return new R(i,this._parents)}function _n(t){return t==null?[]:Array.isArray(t)?t:Array.from(t)}function mn(){return[]}function gn(t){return t==null?mn:function(){return this.querySelectorAll(t)}}function yn(t){return function(){return _n(t.apply(this,arguments))}}function xn(t){typeof t=="function"?t=yn(t):t=gn(t);for(var n=this._groups,e=n.length,i=[],s=[],r=0;r<e;++r)for(var a=n[r],o=a.length,l,c=0;c<o;++c)(l=a[c])&&(i.push(t.call(l,l.__data__,c,a)),s.push(l));return new R(i,s)}function vn(t){return function(){return this.matches(t)}}function wt(t){return function(n){return n.matches(t)}}var wn=Array.prototype.find;function bn(t){return function(){return wn.call(this.children,t)}}function kn(){return this.firstElementChild}function Tn(t){return this.select(t==null?kn:bn(typeof t=="function"?t:wt(t)))}var An=Array.prototype.filter;function Mn(){return Array.from(this.children)}function $n(t){return function(){return An.call(this.children,t)}}function Sn(t){return this.selectAll(t==null?Mn:$n(typeof t=="function"?t:wt(t)))}function En(t){typeof t!="function"&&(t=vn(t));for(var n=this._groups,e=n.length,i=new Array(e),s=0;s<e;++s)for(var r=n[s],a=r.length,o=i[s]=[],l,c=0;c<a;++c)(l=r[c])&&t.call(l,l.__data__,c,r)&&o.push(l);return new R(i,this._parents)}function bt(t){return new Array(t.length)}function Nn(){return new R(this._enter||this._groups.map(bt),this._parents)}function U(t,n){this.ownerDocument=t.ownerDocument,this.namespaceURI=t.namespaceURI,this._next=null,this._parent=t,this.__data__=n}U.prototype={constructor:U,appendChild:function(t){return this._parent.insertBefore(t,this._next)},insertBefore:function(t,n){return this._parent.insertBefore(t,n)},querySelector:function(t){return this._parent.querySelector(t)},querySelectorAll:function(t){return this._parent.querySelectorAll(t)}};function Cn(t){return function(){return t}}function On(t,n,e,i,s,r){for(var a=0,o,l=n.length,c=r.length;a<c;++a)(o=n[a])?(o.__data__=r[a],i[a]=o):e[a]=new U(t,r[a]);for(;a<l;++a)(o=n[a])&&(s[a]=o)}function Rn(t,n,e,i,s,r,a){var o,l,c=new Map,u=n.length,f=r.length,h=new Array(u),p;for(o=0;o<u;++o)(l=n[o])&&(h[o]=p=a.call(l,l.__data__,o,n)+"",c.has(p)?s[o]=l:c.set(p,l));for(o=0;o<f;++o)p=a.call(t,r[o],o,r)+"",(l=c.get(p))?(i[o]=l,l.__data__=r[o],c.delete(p)):e[o]=new U(t,r[o]);for(o=0;o<u;++o)(l=n[o])&&c.get(h[o])===l&&(s[o]=l)}function Pn(t){return t.__data__}function Ln(t,n){if(!arguments.length)return Array.from(this,Pn);var e=n?Rn:On,i=this._parents,s=this._groups;typeof t!="function"&&(t=Cn(t));for(var r=s.length,a=new Array(r),o=new Array(r),l=new Array(r),c=0;c<r;++c){var u=i[c],f=s[c],h=f.length,p=qn(t.call(u,u&&u.__data__,c,i)),_=p.length,y=o[c]=new Array(_),b=a[c]=new Array(_),v=l[c]=new Array(h);e(u,f,y,b,v,p,n);for(var d=0,w=0,A,M;d<_;++d)if(A=y[d]){for(d>=w&&(w=d+1);!(M=b[w])&&++w<_;);A._next=M||null}}return a=new R(a,i),a._enter=o,a._exit=l,a}function qn(t){return typeof t=="object"&&"length"in t?t:Array.from(t)}function zn(){return new R(this._exit||this._groups.map(bt),this._parents)}function Bn(t,n,e){var i=this.enter(),s=this,r=this.exit();return typeof t=="function"?(i=t(i),i&&(i=i.selection())):i=i.append(t+""),n!=null&&(s=n(s),s&&(s=s.selection())),e==null?r.remove():e(r),i&&s?i.merge(s).order():s}function In(t){for(var n=t.selection?t.selection():t,e=this._groups,i=n._groups,s=e.length,r=i.length,a=Math.min(s,r),o=new Array(s),l=0;l<a;++l)for(var c=e[l],u=i[l],f=c.length,h=o[l]=new Array(f),p,_=0;_<f;++_)(p=c[_]||u[_])&&(h[_]=p);for(;l<s;++l)o[l]=e[l];return new R(o,this._parents)}function Fn(){for(var t=this._groups,n=-1,e=t.length;++n<e;)for(var i=t[n],s=i.length-1,r=i[s],a;--s>=0;)(a=i[s])&&(r&&a.compareDocumentPosition(r)^4&&r.parentNode.insertBefore(a,r),r=a);return this}function Dn(t){t||(t=Vn);function n(f,h){return f&&h?t(f.__data__,h.__data__):!f-!h}for(var e=this._groups,i=e.length,s=new Array(i),r=0;r<i;++r){for(var a=e[r],o=a.length,l=s[r]=new Array(o),c,u=0;u<o;++u)(c=a[u])&&(l[u]=c);l.sort(n)}return new R(s,this._parents).order()}function Vn(t,n){return t<n?-1:t>n?1:t>=n?0:NaN}function Xn(){var t=arguments[0];return arguments[0]=this,t.apply(null,arguments),this}function Yn(){return Array.from(this)}function Hn(){for(var t=this._groups,n=0,e=t.length;n<e;++n)for(var i=t[n],s=0,r=i.length;s<r;++s){var a=i[s];if(a)return a}return null}function Un(){let t=0;for(let n of this)++t;return t}function Kn(){return!this.node()}function Wn(t){for(var n=this._groups,e=0,i=n.length;e<i;++e)for(var s=n[e],r=0,a=s.length,o;r<a;++r)(o=s[r])&&t.call(o,o.__data__,r,s);return this}function Gn(t){return function(){this.removeAttribute(t)}}function Jn(t){return function(){this.removeAttributeNS(t.space,t.local)}}function Qn(t,n){return function(){this.setAttribute(t,n)}}function Zn(t,n){return function(){this.setAttributeNS(t.space,t.local,n)}}function jn(t,n){return function(){var e=n.apply(this,arguments);e==null?this.removeAttribute(t):this.setAttribute(t,e)}}function te(t,n){return function(){var e=n.apply(this,arguments);e==null?this.removeAttributeNS(t.space,t.local):this.setAttributeNS(t.space,t.local,e)}}function ne(t,n){var e=xt(t);if(arguments.length<2){var i=this.node();return e.local?i.getAttributeNS(e.space,e.local):i.getAttribute(e)}return this.each((n==null?e.local?Jn:Gn:typeof n=="function"?e.local?te:jn:e.local?Zn:Qn)(e,n))}function kt(t){return t.ownerDocument&&t.ownerDocument.defaultView||t.document&&t||t.defaultView}function ee(t){return function(){this.style.removeProperty(t)}}function ie(t,n,e){return function(){this.style.setProperty(t,n,e)}}function se(t,n,e){return function(){var i=n.apply(this,arguments);i==null?this.style.removeProperty(t):this.style.setProperty(t,i,e)}}function re(t,n,e){return arguments.length>1?this.each((n==null?ee:typeof n=="function"?se:ie)(t,n,e??"")):oe(this.node(),t)}function oe(t,n){return t.style.getPropertyValue(n)||kt(t).getComputedStyle(t,null).getPropertyValue(n)}function ae(t){return function(){delete this[t]}}function le(t,n){return function(){this[t]=n}}function ce(t,n){return function(){var e=n.apply(this,arguments);e==null?delete this[t]:this[t]=e}}function ue(t,n){return arguments.length>1?this.each((n==null?ae:typeof n=="function"?ce:le)(t,n)):this.node()[t]}function Tt(t){return t.trim().split(/^|\s+/)}function it(t){return t.classList||new At(t)}function At(t){this._node=t,this._names=Tt(t.getAttribute("class")||"")}At.prototype={add:function(t){var n=this._names.indexOf(t);n<0&&(this._names.push(t),this._node.setAttribute("class",this._names.join(" ")))},remove:function(t){var n=this._names.indexOf(t);n>=0&&(this._names.splice(n,1),this._node.setAttribute("class",this._names.join(" ")))},contains:function(t){return this._names.indexOf(t)>=0}};function Mt(t,n){for(var e=it(t),i=-1,s=n.length;++i<s;)e.add(n[i])}function $t(t,n){for(var e=it(t),i=-1,s=n.length;++i<s;)e.remove(n[i])}function he(t){return function(){Mt(this,t)}}function fe(t){return function(){$t(this,t)}}function pe(t,n){return function(){(n.apply(this,arguments)?Mt:$t)(this,t)}}function de(t,n){var e=Tt(t+"");if(arguments.length<2){for(var i=it(this.node()),s=-1,r=e.length;++s<r;)if(!i.contains(e[s]))return!1;return!0}return this.each((typeof n=="function"?pe:n?he:fe)(e,n))}function _e(){this.textContent=""}function me(t){return function(){this.textContent=t}}function ge(t){return function(){var n=t.apply(this,arguments);this.textContent=n??""}}function ye(t){return arguments.length?this.each(t==null?_e:(typeof t=="function"?ge:me)(t)):this.node().textContent}function xe(){this.innerHTML=""}function ve(t){return function(){this.innerHTML=t}}function we(t){return function(){var n=t.apply(this,arguments);this.innerHTML=n??""}}function be(t){return arguments.length?this.each(t==null?xe:(typeof t=="function"?we:ve)(t)):this.node().innerHTML}function ke(){this.nextSibling&&this.parentNode.appendChild(this)}function Te(){return this.each(ke)}function Ae(){this.previousSibling&&this.parentNode.insertBefore(this,this.parentNode.firstChild)}function Me(){return this.each(Ae)}function $e(t){var n=typeof t=="function"?t:et(t);return this.select(function(){return this.appendChild(n.apply(this,arguments))})}function Se(){return null}function Ee(t,n){var e=typeof t=="function"?t:et(t),i=n==null?Se:typeof n=="function"?n:vt(n);return this.select(function(){return this.insertBefore(e.apply(this,arguments),i.apply(this,arguments)||null)})}function Ne(){var t=this.parentNode;t&&t.removeChild(this)}function Ce(){return this.each(Ne)}function Oe(){var t=this.cloneNode(!1),n=this.parentNode;return n?n.insertBefore(t,this.nextSibling):t}function Re(){var t=this.cloneNode(!0),n=this.parentNode;return n?n.insertBefore(t,this.nextSibling):t}function Pe(t){return this.select(t?Re:Oe)}function Le(t){return arguments.length?this.property("__data__",t):this.node().__data__}function qe(t){return function(n){t.call(this,n,this.__data__)}}function ze(t){return t.trim().split(/^|\s+/).map(function(n){var e="",i=n.indexOf(".");return i>=0&&(e=n.slice(i+1),n=n.slice(0,i)),{type:n,name:e}})}function Be(t){return function(){var n=this.__on;if(n){for(var e=0,i=-1,s=n.length,r;e<s;++e)r=n[e],(!t.type||r.type===t.type)&&r.name===t.name?this.removeEventListener(r.type,r.listener,r.options):n[++i]=r;++i?n.length=i:delete this.__on}}}function Ie(t,n,e){return function(){var i=this.__on,s,r=qe(n);if(i){for(var a=0,o=i.length;a<o;++a)if((s=i[a]).type===t.type&&s.name===t.name){this.removeEventListener(s.type,s.listener,s.options),this.addEventListener(s.type,s.listener=r,s.options=e),s.value=n;return}}this.addEventListener(t.type,r,e),s={type:t.type,name:t.name,value:n,listener:r,options:e},i?i.push(s):this.__on=[s]}}function Fe(t,n,e){var i=ze(t+""),s,r=i.length,a;if(arguments.length<2){var o=this.node().__on;if(o){for(var l=0,c=o.length,u;l<c;++l)for(s=0,u=o[l];s<r;++s)if((a=i[s]).type===u.type&&a.name===u.name)return u.value}return}for(o=n?Ie:Be,s=0;s<r;++s)this.each(o(i[s],n,e));return this}function St(t,n,e){var i=kt(t),s=i.CustomEvent;typeof s=="function"?s=new s(n,e):(s=i.document.createEvent("Event"),e?(s.initEvent(n,e.bubbles,e.cancelable),s.detail=e.detail):s.initEvent(n,!1,!1)),t.dispatchEvent(s)}function De(t,n){return function(){return St(this,t,n)}}function Ve(t,n){return function(){return St(this,t,n.apply(this,arguments))}}function Xe(t,n){return this.each((typeof n=="function"?Ve:De)(t,n))}function*Ye(){for(var t=this._groups,n=0,e=t.length;n<e;++n)for(var i=t[n],s=0,r=i.length,a;s<r;++s)(a=i[s])&&(yield a)}var Et=[null];function R(t,n){this._groups=t,this._parents=n}function He(){return new R([[document.documentElement]],Et)}function Ue(){return this}R.prototype=He.prototype={constructor:R,select:dn,selectAll:xn,selectChild:Tn,selectChildren:Sn,filter:En,data:Ln,enter:Nn,exit:zn,join:Bn,merge:In,selection:Ue,order:Fn,sort:Dn,call:Xn,nodes:Yn,node:Hn,size:Un,empty:Kn,each:Wn,attr:ne,style:re,property:ue,classed:de,text:ye,html:be,raise:Te,lower:Me,append:$e,insert:Ee,remove:Ce,clone:Pe,datum:Le,on:Fe,dispatch:Xe,[Symbol.iterator]:Ye};function K(t){return typeof t=="string"?new R([[document.querySelector(t)]],[document.documentElement]):new R([[t]],Et)}function Nt(t){return K(et(t).call(document.documentElement))}var Ke=0;function We(){return new nt}function nt(){this._="@"+(++Ke).toString(36)}nt.prototype=We.prototype={constructor:nt,get:function(t){for(var n=this._;!(n in t);)if(!(t=t.parentNode))return;return t[n]},set:function(t,n){return t[this._]=n},remove:function(t){return this._ in t&&delete t[this._]},toString:function(){return this._}};var Y=Math.PI,st=2*Y,q=1e-6,Ge=st-q;function Ct(t){this._+=t[0];for(let n=1,e=t.length;n<e;++n)this._+=arguments[n]+t[n]}function Je(t){let n=Math.floor(t);if(!(n>=0))throw new Error(`invalid digits: ${t}`);if(n>15)return Ct;let e=10**n;return function(i){this._+=i[0];for(let s=1,r=i.length;s<r;++s)this._+=Math.round(arguments[s]*e)/e+i[s]}}function Ot(t,n,e,i){return t===e&&n===i}function Qe(t){let n=Math.floor(t);if(!(n<=15))return Ot;let e=10**n,i=function(s){return Math.round(s*e)};return function(s,r,a,o){return i(s)===i(a)&&i(r)===i(o)}}var B=class{constructor(n){this._x0=this._y0=this._x1=this._y1=null,this._="",this._append=n==null?Ct:Je(n),this._equal=n==null?Ot:Qe(n)}moveTo(n,e){this._append`M${this._x0=this._x1=+n},${this._y0=this._y1=+e}`}closePath(){this._x1!==null&&(this._x1=this._x0,this._y1=this._y0,this._append`Z`)}lineTo(n,e){this._append`L${this._x1=+n},${this._y1=+e}`}quadraticCurveTo(n,e,i,s){this._append`Q${+n},${+e},${this._x1=+i},${this._y1=+s}`}bezierCurveTo(n,e,i,s,r,a){this._append`C${+n},${+e},${+i},${+s},${this._x1=+r},${this._y1=+a}`}arcTo(n,e,i,s,r){if(n=+n,e=+e,i=+i,s=+s,r=+r,r<0)throw new Error(`negative radius: ${r}`);let a=this._x1,o=this._y1,l=i-n,c=s-e,u=a-n,f=o-e,h=u*u+f*f;if(this._x1===null)this._append`M${this._x1=n},${this._y1=e}`;else if(h>q)if(!(Math.abs(f*l-c*u)>q)||!r)this._append`L${this._x1=n},${this._y1=e}`;else{let p=i-a,_=s-o,y=l*l+c*c,b=p*p+_*_,v=Math.sqrt(y),d=Math.sqrt(h),w=r*Math.tan((Y-Math.acos((y+h-b)/(2*v*d)))/2),A=w/d,M=w/v;Math.abs(A-1)>q&&this._append`L${n+A*u},${e+A*f}`,this._append`A${r},${r},0,0,${+(f*p>u*_)},${this._x1=n+M*l},${this._y1=e+M*c}`}}arc(n,e,i,s,r,a){if(n=+n,e=+e,i=+i,a=!!a,i<0)throw new Error(`negative radius: ${i}`);let o=i*Math.cos(s),l=i*Math.sin(s),c=n+o,u=e+l,f=1^a,h=a?s-r:r-s;if(this._x1===null?this._append`M${c},${u}`:(Math.abs(this._x1-c)>q||Math.abs(this._y1-u)>q)&&this._append`L${c},${u}`,!!i){if(h<0&&(h=h%st+st),h>Ge)this._append`A${i},${i},0,1,${f},${n-o},${e-l}A${i},${i},0,1,${f},${this._x1=c},${this._y1=u}`;else if(h>q){let p=n+i*Math.cos(r),_=e+i*Math.sin(r);if(h>=Y&&this._equal(c,u,p,_)){h/=2;let y=s+h;this._append`A${i},${i},0,${+(h>=Y)},${f},${n+i*Math.cos(y)},${e+i*Math.sin(y)}`}this._append`A${i},${i},0,${+(h>=Y)},${f},${this._x1=p},${this._y1=_}`}}}rect(n,e,i,s){this._append`M${this._x0=this._x1=+n},${this._y0=this._y1=+e}h${i=+i}v${+s}h${-i}Z`}toString(){return this._}};function Ze(){return new B}Ze.prototype=B.prototype;function I(t){return function(){return t}}var je=Math.cos;var ot=Math.sin,F=Math.sqrt,Rt=1e-12,W=Math.PI,os=W/2,Bt=2*W;function ti(t){let n=3;return t.digits=function(e){if(!arguments.length)return n;if(e==null)n=null;else{let i=Math.floor(e);if(!(i>=0))throw new RangeError(`invalid digits: ${e}`);n=i}return t},()=>new B(n)}var as=Array.prototype.slice;function ni(t){return typeof t=="object"&&"length"in t?t:Array.from(t)}function It(t){this._context=t}It.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._point=0},lineEnd:function(){(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line=1-this._line},point:function(t,n){switch(t=+t,n=+n,this._point){case 0:this._point=1,this._line?this._context.lineTo(t,n):this._context.moveTo(t,n);break;case 1:this._point=2;default:this._context.lineTo(t,n);break}}};function Ft(t){return new It(t)}function ei(t){return t[0]}function ii(t){return t[1]}function Dt(t,n){var e=I(!0),i=null,s=Ft,r=null,a=ti(o);t=typeof t=="function"?t:t===void 0?ei:I(t),n=typeof n=="function"?n:n===void 0?ii:I(n);function o(l){var c,u=(l=ni(l)).length,f,h=!1,p;for(i==null&&(r=s(p=a())),c=0;c<=u;++c)!(c<u&&e(f=l[c],c,l))===h&&((h=!h)?r.lineStart():r.lineEnd()),h&&r.point(+t(f,c,l),+n(f,c,l));if(p)return r=null,p+""||null}return o.x=function(l){return arguments.length?(t=typeof l=="function"?l:I(+l),o):t},o.y=function(l){return arguments.length?(n=typeof l=="function"?l:I(+l),o):n},o.defined=function(l){return arguments.length?(e=typeof l=="function"?l:I(!!l),o):e},o.curve=function(l){return arguments.length?(s=l,i!=null&&(r=s(i)),o):s},o.context=function(l){return arguments.length?(l==null?i=r=null:r=s(i=l),o):i},o}var ls=si(Ft);function Vt(t){this._curve=t}Vt.prototype={areaStart:function(){this._curve.areaStart()},areaEnd:function(){this._curve.areaEnd()},lineStart:function(){this._curve.lineStart()},lineEnd:function(){this._curve.lineEnd()},point:function(t,n){this._curve.point(n*Math.sin(t),n*-Math.cos(t))}};function si(t){function n(e){return new Vt(t(e))}return n._curve=t,n}var cs=F(3);var ri=F(1/3),us=ri*2;var Xt=ot(W/10)/ot(7*W/10),hs=ot(Bt/10)*Xt,fs=-je(Bt/10)*Xt;var ps=F(3);var ds=F(3);var _s=F(3)/2,oi=1/F(12),ms=(oi/2+1)*3;function L(){}function G(t,n,e){t._context.bezierCurveTo((2*t._x0+t._x1)/3,(2*t._y0+t._y1)/3,(t._x0+2*t._x1)/3,(t._y0+2*t._y1)/3,(t._x0+4*t._x1+n)/6,(t._y0+4*t._y1+e)/6)}function at(t){this._context=t}at.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._y0=this._y1=NaN,this._point=0},lineEnd:function(){switch(this._point){case 3:G(this,this._x1,this._y1);case 2:this._context.lineTo(this._x1,this._y1);break}(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line=1-this._line},point:function(t,n){switch(t=+t,n=+n,this._point){case 0:this._point=1,this._line?this._context.lineTo(t,n):this._context.moveTo(t,n);break;case 1:this._point=2;break;case 2:this._point=3,this._context.lineTo((5*this._x0+this._x1)/6,(5*this._y0+this._y1)/6);default:G(this,t,n);break}this._x0=this._x1,this._x1=t,this._y0=this._y1,this._y1=n}};function ai(t){this._context=t}ai.prototype={areaStart:L,areaEnd:L,lineStart:function(){this._x0=this._x1=this._x2=this._x3=this._x4=this._y0=this._y1=this._y2=this._y3=this._y4=NaN,this._point=0},lineEnd:function(){switch(this._point){case 1:{this._context.moveTo(this._x2,this._y2),this._context.closePath();break}case 2:{this._context.moveTo((this._x2+2*this._x3)/3,(this._y2+2*this._y3)/3),this._context.lineTo((this._x3+2*this._x2)/3,(this._y3+2*this._y2)/3),this._context.closePath();break}case 3:{this.point(this._x2,this._y2),this.point(this._x3,this._y3),this.point(this._x4,this._y4);break}}},point:function(t,n){switch(t=+t,n=+n,this._point){case 0:this._point=1,this._x2=t,this._y2=n;break;case 1:this._point=2,this._x3=t,this._y3=n;break;case 2:this._point=3,this._x4=t,this._y4=n,this._context.moveTo((this._x0+4*this._x1+t)/6,(this._y0+4*this._y1+n)/6);break;default:G(this,t,n);break}this._x0=this._x1,this._x1=t,this._y0=this._y1,this._y1=n}};function li(t){this._context=t}li.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._y0=this._y1=NaN,this._point=0},lineEnd:function(){(this._line||this._line!==0&&this._point===3)&&this._context.closePath(),this._line=1-this._line},point:function(t,n){switch(t=+t,n=+n,this._point){case 0:this._point=1;break;case 1:this._point=2;break;case 2:this._point=3;var e=(this._x0+4*this._x1+t)/6,i=(this._y0+4*this._y1+n)/6;this._line?this._context.lineTo(e,i):this._context.moveTo(e,i);break;case 3:this._point=4;default:G(this,t,n);break}this._x0=this._x1,this._x1=t,this._y0=this._y1,this._y1=n}};function Yt(t,n){this._basis=new at(t),this._beta=n}Yt.prototype={lineStart:function(){this._x=[],this._y=[],this._basis.lineStart()},lineEnd:function(){var t=this._x,n=this._y,e=t.length-1;if(e>0)for(var i=t[0],s=n[0],r=t[e]-i,a=n[e]-s,o=-1,l;++o<=e;)l=o/e,this._basis.point(this._beta*t[o]+(1-this._beta)*(i+l*r),this._beta*n[o]+(1-this._beta)*(s+l*a));this._x=this._y=null,this._basis.lineEnd()},point:function(t,n){this._x.push(+t),this._y.push(+n)}};var gs=(function t(n){function e(i){return n===1?new at(i):new Yt(i,n)}return e.beta=function(i){return t(+i)},e})(.85);function J(t,n,e){t._context.bezierCurveTo(t._x1+t._k*(t._x2-t._x0),t._y1+t._k*(t._y2-t._y0),t._x2+t._k*(t._x1-n),t._y2+t._k*(t._y1-e),t._x2,t._y2)}function lt(t,n){this._context=t,this._k=(1-n)/6}lt.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._x2=this._y0=this._y1=this._y2=NaN,this._point=0},lineEnd:function(){switch(this._point){case 2:this._context.lineTo(this._x2,this._y2);break;case 3:J(this,this._x1,this._y1);break}(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line=1-this._line},point:function(t,n){switch(t=+t,n=+n,this._point){case 0:this._point=1,this._line?this._context.lineTo(t,n):this._context.moveTo(t,n);break;case 1:this._point=2,this._x1=t,this._y1=n;break;case 2:this._point=3;default:J(this,t,n);break}this._x0=this._x1,this._x1=this._x2,this._x2=t,this._y0=this._y1,this._y1=this._y2,this._y2=n}};var ys=(function t(n){function e(i){return new lt(i,n)}return e.tension=function(i){return t(+i)},e})(0);function ct(t,n){this._context=t,this._k=(1-n)/6}ct.prototype={areaStart:L,areaEnd:L,lineStart:function(){this._x0=this._x1=this._x2=this._x3=this._x4=this._x5=this._y0=this._y1=this._y2=this._y3=this._y4=this._y5=NaN,this._point=0},lineEnd:function(){switch(this._point){case 1:{this._context.moveTo(this._x3,this._y3),this._context.closePath();break}case 2:{this._context.lineTo(this._x3,this._y3),this._context.closePath();break}case 3:{this.point(this._x3,this._y3),this.point(this._x4,this._y4),this.point(this._x5,this._y5);break}}},point:function(t,n){switch(t=+t,n=+n,this._point){case 0:this._point=1,this._x3=t,this._y3=n;break;case 1:this._point=2,this._context.moveTo(this._x4=t,this._y4=n);break;case 2:this._point=3,this._x5=t,this._y5=n;break;default:J(this,t,n);break}this._x0=this._x1,this._x1=this._x2,this._x2=t,this._y0=this._y1,this._y1=this._y2,this._y2=n}};var xs=(function t(n){function e(i){return new ct(i,n)}return e.tension=function(i){return t(+i)},e})(0);function ut(t,n){this._context=t,this._k=(1-n)/6}ut.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._x2=this._y0=this._y1=this._y2=NaN,this._point=0},lineEnd:function(){(this._line||this._line!==0&&this._point===3)&&this._context.closePath(),this._line=1-this._line},point:function(t,n){switch(t=+t,n=+n,this._point){case 0:this._point=1;break;case 1:this._point=2;break;case 2:this._point=3,this._line?this._context.lineTo(this._x2,this._y2):this._context.moveTo(this._x2,this._y2);break;case 3:this._point=4;default:J(this,t,n);break}this._x0=this._x1,this._x1=this._x2,this._x2=t,this._y0=this._y1,this._y1=this._y2,this._y2=n}};var vs=(function t(n){function e(i){return new ut(i,n)}return e.tension=function(i){return t(+i)},e})(0);function ht(t,n,e){var i=t._x1,s=t._y1,r=t._x2,a=t._y2;if(t._l01_a>Rt){var o=2*t._l01_2a+3*t._l01_a*t._l12_a+t._l12_2a,l=3*t._l01_a*(t._l01_a+t._l12_a);i=(i*o-t._x0*t._l12_2a+t._x2*t._l01_2a)/l,s=(s*o-t._y0*t._l12_2a+t._y2*t._l01_2a)/l}if(t._l23_a>Rt){var c=2*t._l23_2a+3*t._l23_a*t._l12_a+t._l12_2a,u=3*t._l23_a*(t._l23_a+t._l12_a);r=(r*c+t._x1*t._l23_2a-n*t._l12_2a)/u,a=(a*c+t._y1*t._l23_2a-e*t._l12_2a)/u}t._context.bezierCurveTo(i,s,r,a,t._x2,t._y2)}function Ht(t,n){this._context=t,this._alpha=n}Ht.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._x2=this._y0=this._y1=this._y2=NaN,this._l01_a=this._l12_a=this._l23_a=this._l01_2a=this._l12_2a=this._l23_2a=this._point=0},lineEnd:function(){switch(this._point){case 2:this._context.lineTo(this._x2,this._y2);break;case 3:this.point(this._x2,this._y2);break}(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line=1-this._line},point:function(t,n){if(t=+t,n=+n,this._point){var e=this._x2-t,i=this._y2-n;this._l23_a=Math.sqrt(this._l23_2a=Math.pow(e*e+i*i,this._alpha))}switch(this._point){case 0:this._point=1,this._line?this._context.lineTo(t,n):this._context.moveTo(t,n);break;case 1:this._point=2;break;case 2:this._point=3;default:ht(this,t,n);break}this._l01_a=this._l12_a,this._l12_a=this._l23_a,this._l01_2a=this._l12_2a,this._l12_2a=this._l23_2a,this._x0=this._x1,this._x1=this._x2,this._x2=t,this._y0=this._y1,this._y1=this._y2,this._y2=n}};var ws=(function t(n){function e(i){return n?new Ht(i,n):new lt(i,0)}return e.alpha=function(i){return t(+i)},e})(.5);function Ut(t,n){this._context=t,this._alpha=n}Ut.prototype={areaStart:L,areaEnd:L,lineStart:function(){this._x0=this._x1=this._x2=this._x3=this._x4=this._x5=this._y0=this._y1=this._y2=this._y3=this._y4=this._y5=NaN,this._l01_a=this._l12_a=this._l23_a=this._l01_2a=this._l12_2a=this._l23_2a=this._point=0},lineEnd:function(){switch(this._point){case 1:{this._context.moveTo(this._x3,this._y3),this._context.closePath();break}case 2:{this._context.lineTo(this._x3,this._y3),this._context.closePath();break}case 3:{this.point(this._x3,this._y3),this.point(this._x4,this._y4),this.point(this._x5,this._y5);break}}},point:function(t,n){if(t=+t,n=+n,this._point){var e=this._x2-t,i=this._y2-n;this._l23_a=Math.sqrt(this._l23_2a=Math.pow(e*e+i*i,this._alpha))}switch(this._point){case 0:this._point=1,this._x3=t,this._y3=n;break;case 1:this._point=2,this._context.moveTo(this._x4=t,this._y4=n);break;case 2:this._point=3,this._x5=t,this._y5=n;break;default:ht(this,t,n);break}this._l01_a=this._l12_a,this._l12_a=this._l23_a,this._l01_2a=this._l12_2a,this._l12_2a=this._l23_2a,this._x0=this._x1,this._x1=this._x2,this._x2=t,this._y0=this._y1,this._y1=this._y2,this._y2=n}};var bs=(function t(n){function e(i){return n?new Ut(i,n):new ct(i,0)}return e.alpha=function(i){return t(+i)},e})(.5);function Kt(t,n){this._context=t,this._alpha=n}Kt.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._x2=this._y0=this._y1=this._y2=NaN,this._l01_a=this._l12_a=this._l23_a=this._l01_2a=this._l12_2a=this._l23_2a=this._point=0},lineEnd:function(){(this._line||this._line!==0&&this._point===3)&&this._context.closePath(),this._line=1-this._line},point:function(t,n){if(t=+t,n=+n,this._point){var e=this._x2-t,i=this._y2-n;this._l23_a=Math.sqrt(this._l23_2a=Math.pow(e*e+i*i,this._alpha))}switch(this._point){case 0:this._point=1;break;case 1:this._point=2;break;case 2:this._point=3,this._line?this._context.lineTo(this._x2,this._y2):this._context.moveTo(this._x2,this._y2);break;case 3:this._point=4;default:ht(this,t,n);break}this._l01_a=this._l12_a,this._l12_a=this._l23_a,this._l01_2a=this._l12_2a,this._l12_2a=this._l23_2a,this._x0=this._x1,this._x1=this._x2,this._x2=t,this._y0=this._y1,this._y1=this._y2,this._y2=n}};var ks=(function t(n){function e(i){return n?new Kt(i,n):new ut(i,0)}return e.alpha=function(i){return t(+i)},e})(.5);function ci(t){this._context=t}ci.prototype={areaStart:L,areaEnd:L,lineStart:function(){this._point=0},lineEnd:function(){this._point&&this._context.closePath()},point:function(t,n){t=+t,n=+n,this._point?this._context.lineTo(t,n):(this._point=1,this._context.moveTo(t,n))}};function Pt(t){return t<0?-1:1}function Lt(t,n,e){var i=t._x1-t._x0,s=n-t._x1,r=(t._y1-t._y0)/(i||s<0&&-0),a=(e-t._y1)/(s||i<0&&-0),o=(r*s+a*i)/(i+s);return(Pt(r)+Pt(a))*Math.min(Math.abs(r),Math.abs(a),.5*Math.abs(o))||0}function qt(t,n){var e=t._x1-t._x0;return e?(3*(t._y1-t._y0)/e-n)/2:n}function rt(t,n,e){var i=t._x0,s=t._y0,r=t._x1,a=t._y1,o=(r-i)/3;t._context.bezierCurveTo(i+o,s+o*n,r-o,a-o*e,r,a)}function Q(t){this._context=t}Q.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._y0=this._y1=this._t0=NaN,this._point=0},lineEnd:function(){switch(this._point){case 2:this._context.lineTo(this._x1,this._y1);break;case 3:rt(this,this._t0,qt(this,this._t0));break}(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line=1-this._line},point:function(t,n){var e=NaN;if(t=+t,n=+n,!(t===this._x1&&n===this._y1)){switch(this._point){case 0:this._point=1,this._line?this._context.lineTo(t,n):this._context.moveTo(t,n);break;case 1:this._point=2;break;case 2:this._point=3,rt(this,qt(this,e=Lt(this,t,n)),e);break;default:rt(this,this._t0,e=Lt(this,t,n));break}this._x0=this._x1,this._x1=t,this._y0=this._y1,this._y1=n,this._t0=e}}};function ui(t){this._context=new Wt(t)}(ui.prototype=Object.create(Q.prototype)).point=function(t,n){Q.prototype.point.call(this,n,t)};function Wt(t){this._context=t}Wt.prototype={moveTo:function(t,n){this._context.moveTo(n,t)},closePath:function(){this._context.closePath()},lineTo:function(t,n){this._context.lineTo(n,t)},bezierCurveTo:function(t,n,e,i,s,r){this._context.bezierCurveTo(n,t,i,e,r,s)}};function Gt(t){return new Q(t)}function hi(t){this._context=t}hi.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x=[],this._y=[]},lineEnd:function(){var t=this._x,n=this._y,e=t.length;if(e)if(this._line?this._context.lineTo(t[0],n[0]):this._context.moveTo(t[0],n[0]),e===2)this._context.lineTo(t[1],n[1]);else for(var i=zt(t),s=zt(n),r=0,a=1;a<e;++r,++a)this._context.bezierCurveTo(i[0][r],s[0][r],i[1][r],s[1][r],t[a],n[a]);(this._line||this._line!==0&&e===1)&&this._context.closePath(),this._line=1-this._line,this._x=this._y=null},point:function(t,n){this._x.push(+t),this._y.push(+n)}};function zt(t){var n,e=t.length-1,i,s=new Array(e),r=new Array(e),a=new Array(e);for(s[0]=0,r[0]=2,a[0]=t[0]+2*t[1],n=1;n<e-1;++n)s[n]=1,r[n]=4,a[n]=4*t[n]+2*t[n+1];for(s[e-1]=2,r[e-1]=7,a[e-1]=8*t[e-1]+t[e],n=1;n<e;++n)i=s[n]/r[n-1],r[n]-=i,a[n]-=i*a[n-1];for(s[e-1]=a[e-1]/r[e-1],n=e-2;n>=0;--n)s[n]=(a[n]-s[n+1])/r[n];for(r[e-1]=(t[e]+s[e-1])/2,n=0;n<e-1;++n)r[n]=2*t[n+1]-s[n+1];return[s,r]}function fi(t,n){this._context=t,this._t=n}fi.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x=this._y=NaN,this._point=0},lineEnd:function(){0<this._t&&this._t<1&&this._point===2&&this._context.lineTo(this._x,this._y),(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line>=0&&(this._t=1-this._t,this._line=1-this._line)},point:function(t,n){switch(t=+t,n=+n,this._point){case 0:this._point=1,this._line?this._context.lineTo(t,n):this._context.moveTo(t,n);break;case 1:this._point=2;default:{if(this._t<=0)this._context.lineTo(this._x,n),this._context.lineTo(t,n);else{var e=this._x*(1-this._t)+t*this._t;this._context.lineTo(e,this._y),this._context.lineTo(e,n)}break}}this._x=t,this._y=n}};var Jt=`/* For what stands around the explorers, in the page itself. Light and dark follow JupyterLab's theme,
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
`;function g(t,n={},...e){let i=document.createElement(t);for(let[s,r]of Object.entries(n))s.startsWith("on")?i.addEventListener(s.slice(2),r):r!==void 0&&r!==!1&&i.setAttribute(s,r===!0?"":r);return i.append(...e),i}function ft(t,n){t.disabled=!!n,n?t.title=n:t.removeAttribute("title")}function Qt(t){let n=matchMedia("(prefers-color-scheme: dark)"),e=new MutationObserver(t);return e.observe(document.body,{attributeFilter:["data-jp-theme-light","class"]}),n.addEventListener("change",t),()=>{e.disconnect(),n.removeEventListener("change",t)}}function D(){return matchMedia("(prefers-reduced-motion: reduce)").matches}function N(t,n=3){if(typeof t!="number")return String(t);let e=Math.abs(t)<1e-4&&t!==0?t.toPrecision(2):String(Number(t.toPrecision(n)));return z(e)}var di={"+":"","-":"⁻",..."⁰¹²³⁴⁵⁶⁷⁸⁹"};function z(t){return t.replace(/(?<![^\s(])(?<!\w\()-(?=\.?\d|[iI]nf)/g,"−").replace(/(?<![\w.=-])(\d+(?:\.\d+)?)e([+-])0*(\d+)\b/g,(n,e,i,s)=>`${e==="1"?"":`${e}·`}10${[...i+s].map(r=>di[r]).join("")}`)}var _i=7,pt="in the notebook";function Zt(t,n){let e={slider:gi,choice:yi,switches:xi,buttons:vi},i=t.filter(r=>!r.on_picture).map(r=>e[r.kind](r.name,r,n));return{node:g("div",{class:"controls"},...i.map(r=>r.node)),update:()=>i.forEach(r=>r.update())}}function dt(t,n,e){if(t.fixed)return pt;let i=([l,c])=>[n[l]].flat().some(u=>c.includes(u)),s=Object.entries(t.only).find(l=>!i(l));if(!s)return"";let[r,a]=s,{label:o}=e[r];return a.length>4&&typeof a[0]!="number"?`with other ${o}`:typeof a[0]=="number"?`with ${o} from ${N(Math.min(...a))} up`:`with ${o}: ${a.join(", ")}`}function _t(t,n,e){t.classList.toggle("off",!!e),n.dataset.why!==e&&(n.textContent=n.dataset.why=e);for(let[i,s]of[["role","group"],["aria-disabled","true"]])e?t.setAttribute(i,s):t.removeAttribute(i)}function mi({stops:t,low:n,high:e,step:i,log:s}){if(t){let o=l=>t.reduce((c,u,f)=>Math.abs(u-l)<Math.abs(t[c]-l)?f:c,0);return{count:t.length,at:l=>t[l],place:o}}let[r,a]=s?[Math.log10(n),Math.log10(e)]:[n,e];return{count:Math.round((a-r)/i)+1,at:o=>{let l=Math.min(r+o*i,a);return Number(s?(10**l).toPrecision(6):l.toFixed(9))},place:o=>Math.round(((s?Math.log10(o):o)-r)/i)}}function gi(t,n,e){let i=mi(n),s=d=>e.ask({[t]:d}),r=g("input",{type:"range",min:0,max:i.count-1,step:1,"aria-label":n.label,oninput:()=>s(i.at(Number(r.value)))}),a=g("input",{class:"number",inputmode:"decimal","aria-label":`${n.label}, as a number`,oninput:()=>f=!0,onchange:_,onkeydown:({key:d})=>d==="Enter"&&_(),onblur:()=>v()}),[o,l]=[void 0,"status"].map(d=>g("span",{class:"note",role:d})),[c,u]=[i.at(0),i.at(i.count-1)],[f,h]=[!1,""],p=()=>`${e.asked} ${e.state[t]}`;function _(){if(!f)return;f=!1;let d=Number(a.value.replace("−","-").replace(",","."));if(Number.isFinite(d)&&a.value.trim()!==""){let w=i.at(i.place(Math.min(Math.max(d,c),u)));s(w),l.textContent=y(d,w)}else l.textContent=`Expected: a number from ${N(c)} to ${N(u)}.`;a.value=N(e.state[t]),h=p()}function y(d,w){return N(d)===N(w)?"":d>u?`Up to ${N(u)}.`:d<c?`From ${N(c)} up.`:`${z(String(d))} is between stops: ${N(w)}.`}let b=g("div",{class:"row slider"},g("span",{class:"name"},n.label),r,a,o,l);function v(){let d=e.state[t];r.value=i.place(d),b.style.setProperty("--share",r.value/(i.count-1||1)),r.setAttribute("aria-valuetext",N(d)),a.matches(":focus")||(a.value=N(d)),p()!==h&&(l.textContent="");let w=dt(n,e.state,e.controls);r.disabled=a.disabled=!!w,_t(b,o,w)}return{node:b,update:v}}function yi(t,n,e){let i=_=>e.ask({[t]:_}),s=Math.random().toString(36),r=n.options.map(_=>g("input",{type:"radio",name:s,onchange:()=>i(_)})),a=g("select",{"aria-label":n.label,onchange:()=>i(n.options[a.selectedIndex])},...n.options.map(_=>g("option",{},N(_)))),o=n.options.length<=_i,l=r.map((_,y)=>g("label",{class:"option"},_,N(n.options[y]))),c=o?g("div",{class:"options",role:"radiogroup","aria-label":n.label},...l):a,u=g("span",{class:"note"}),f=g("div",{class:o?"row wide":"row"},g("span",{class:"name"},n.label),c,u),h=n.options.map(_=>n.stops&&!n.stops.includes(_));function p(){let _=n.options.indexOf(e.state[t]),y=dt(n,e.state,e.controls);r.forEach((b,v)=>{b.checked=v===_,b.disabled=!!(y||h[v])});for(let[b,v]of[...a.options].entries())v.disabled=!!h[b];a.selectedIndex=_,a.disabled=!!y,_t(f,u,y),!y&&h.some(Boolean)&&(u.textContent=`the others ${pt}`)}return{node:f,update:p}}function xi(t,n,e){let i=c=>{let u=new Set(e.state[t]);u.delete(c)||u.add(c),e.ask({[t]:n.options.filter(f=>u.has(f))})},s=n.options.map(c=>g("button",{type:"button",onclick:()=>i(c)},N(c))),r=g("div",{class:"options",role:"group","aria-label":n.label},...s),a=g("span",{class:"note"}),o=g("div",{class:"row wide"},g("span",{class:"name"},n.label),r,a);function l(){let c=dt(n,e.state,e.controls);s.forEach((u,f)=>{u.setAttribute("aria-pressed",e.state[t].includes(n.options[f])),u.disabled=!!c}),_t(o,a,c)}return{node:o,update:l}}function vi(t,n,e){let i=(o,l)=>l.ariaDisabled!=="true"&&e.press(o),s=Object.entries(n.options).map(([o,l])=>{let c=g("button",{type:"button",onclick:()=>i(o,c),onblur:()=>a()},l);return[o,l,c]}),r=g("div",{class:"row wide"},g("div",{class:"options"},...s.map(([,,o])=>o)));function a(){for(let[o,l,c]of s){let u=e.numbers.buttons?.[o]??{},f=u.label??l;c.textContent!==f&&(c.textContent=f);let h=!!(n.fixed||u.disabled),p=u.why??(e.alone?pt:"");c.title=h?p:"",c.ariaDisabled=h,c.disabled=h&&!c.matches(":focus")}}return{node:r,update:a}}var jt=`/* Inside a shadow root: no rule of the page reaches in, and none of these reaches out. What is
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
`;var bi={float32:Float32Array,int32:Int32Array,uint8:Uint8Array};function H(t){return Array.isArray(t)?t.map(H):t===null||typeof t!="object"||ArrayBuffer.isView(t)?t:t.data!==void 0?mt(t.kind,t.shape,t.data):Object.fromEntries(Object.entries(t).map(([n,e])=>[n,H(e)]))}function mt(t,n,e){let{buffer:i,byteOffset:s=0,byteLength:r}=ArrayBuffer.isView(e)?e:new Uint8Array(e),a=new bi[t](i.slice(s,s+r));return a.shape=n,a}function nn(t){let n=new Map,e=0,i=()=>{},s={number:-1,asked:0,served:{},onQuestion:i,onAnswer:i};s.alone=!!t.get("alone");let r=H(t.get("lasting"));s.controls=Object.fromEntries(t.get("described").map(o=>[o.name,o]));function a(){let o=t.get("answer");if(!(o.number<s.number)){for(let[l,c]of n)c.number<=o.number&&n.delete(l);s.unasked=o.number===s.number,s.number=o.number,s.state={...o.state,...tn(n)},s.numbers={...r,...H(o.numbers)},s.drawn=o.state,s.said=o.said,s.failed=o.failed,s.onAnswer()}}return s.ask=o=>{e=Math.max(e+1,Date.now()),s.asked=e;for(let[l,c]of Object.entries(o))n.set(l,{value:c,number:e});s.state={...s.state,...o},s.onQuestion(),t.set("asked",{number:e,changes:tn(n)}),t.save_changes()},s.press=o=>s.served[o]?s.served[o]():t.send({press:o}),t.on("change:answer",a),s.close=()=>t.off("change:answer",a),a(),s}function tn(t){return Object.fromEntries([...t].map(([n,e])=>[n,e.value]))}var ki={float32:4,int32:4,uint8:1},Ti=120;async function sn(t){let{title:n,stops:e,followed:i,played:s,first:r}=t,a=async m=>JSON.parse(new TextDecoder().decode(await en(m))),o=await a(t.moments),l=Ai(await a(t.arrays),await en(t.data)),c=o.map(m=>Z(m.numbers,l)),u=Z(t.lasting,l),f=t.described.map(m=>m.name in e?{...m,stops:e[m.name]}:{...m,fixed:m.kind!=="buttons"&&!m.local}),h=new Set(f.filter(m=>m.local).map(({name:m})=>m)),p=m=>JSON.stringify(Object.keys(e).map(x=>m[x])),_=new Map(o.map((m,x)=>[p(m.state),x])),y=new Set,b={},v=null,d=w(r,0);function w(m,x){let{state:k,said:O}=o[m],E=s?{buttons:{pause:{disabled:v===null,why:"nothing plays"}}}:{};return{number:x,state:{...k,...b},said:O,failed:!1,numbers:{...c[m],...E}}}function A([m,x]){let k=E=>Math.abs(E-x),O=typeof x=="number"?e[m]:void 0;return[m,O?O.reduce((E,X)=>k(X)<k(E)?X:E):x]}function M(m){let x=Object.keys(i).filter(k=>k in m&&m[k]!==d.state[k]);return Object.assign({},...x.map(k=>i[k][e[k].indexOf(m[k])]))}function T({number:m,changes:x}){let k=Object.fromEntries(Object.entries(x).map(A));for(let[E,X]of Object.entries(k))h.has(E)&&(b[E]=X);let O=_.get(p({...d.state,...M(k),...k}));d=w(O??_.get(p(d.state)),m),y.forEach(E=>E())}function S(){clearInterval(v),v=null}function $(){d=w(_.get(p(d.state)),d.number),y.forEach(m=>m())}function C(){let m=e[s],x=O=>T({number:Math.max(Date.now(),d.number+1),changes:{[s]:m[O]}}),k=()=>m.indexOf(d.state[s]);if(D())return x(k()===m.length-1?0:m.length-1);v=setInterval(()=>{let O=k()+1;O===m.length-1&&S(),x(O)},Ti),k()===m.length-1?x(0):$()}return{get:m=>({title:n,described:f,answer:d,lasting:u,alone:!0})[m],set:(m,x)=>{m==="asked"&&(S(),T(x))},save_changes:()=>{},send:({press:m})=>{S(),m==="play"?C():$()},on:(m,x)=>m==="change:answer"&&y.add(x),off:(m,x)=>y.delete(x)}}async function en(t){let n=Uint8Array.from(atob(t),i=>i.charCodeAt(0)),e=new Blob([n]).stream().pipeThrough(new DecompressionStream("deflate"));return new Uint8Array(await new Response(e).arrayBuffer())}function Ai(t,n){let e=0;return t.map(({kind:i,shape:s})=>{let r=ki[i],a=s.reduce((l,c)=>l*c,1),o=new Uint8Array(a*r);for(let l=0;l<r;l+=1)for(let c=0;c<a;c+=1)o[c*r+l]=n[e+l*a+c];return e+=o.length,mt(i,s,o)})}function Z(t,n){return Array.isArray(t)?t.map(e=>Z(e,n)):t===null||typeof t!="object"?t:t.array!==void 0?n[t.array]:Object.fromEntries(Object.entries(t).map(([e,i])=>[e,Z(i,n)]))}var Mi="This explorer is asleep: run the cell to use it.",$i=16,Si=25,Ei=600,Ni=1e3;function rn(t){let n=({model:i,el:s})=>Ci(t,i,s);return{render:n,play:async(i,s)=>n({model:await sn(i),el:s})}}function Ci(t,n,e){let i=nn(n),s=Zt(n.get("described"),i),r=["question","task"].filter(m=>n.get("lasting")[m]).map(m=>g("p",{class:m},n.get("lasting")[m])),a=g("div",{class:"picture"}),o=g("p",{class:"said"}),l=g("p",{class:"heard",role:"status"}),c=g("section",{class:"mlpkit","aria-label":n.get("title")},g("style",{},jt),g("p",{class:"asleep",role:"note"},Mi),...r,a,s.node,o,l),u=g("div",{class:"mlpkit-around"},g("style",{},Jt));u.attachShadow({mode:"open"}).append(c);let f=Oi(u,c),h=()=>u.classList.add("sleeping");n.on("comm_live_update",h),e.append(u);let p=t({picture:a,link:i,root:c}),[_,y,b,v,d]=[0,0,0,0,0],w=a.clientWidth;function A(){if(cancelAnimationFrame(_),_=0,d=performance.now(),w===0)return;s.update();let m=p({numbers:i.numbers,state:i.state,drawn:i.drawn,width:w}),x=i.failed?i.said:z(m??i.said);o.textContent!==x&&M(x),o.classList.toggle("failed",i.failed),c.dataset.drawn=i.number,c.dataset.pictures=v+=1}function M(m){let x=o.textContent==="";o.textContent=m,clearTimeout(b),l.textContent="",!x&&(b=setTimeout(()=>{l.setAttribute("role",i.failed?"alert":"status"),l.textContent=m},Ei))}let T=()=>{clearTimeout(y),y=0,_||=requestAnimationFrame(A)},S=0;i.onAnswer=()=>{if(u.classList.remove("sleeping"),i.unasked&&D()){let x=performance.now()-d;S||=setTimeout(()=>{S=0,T()},Math.max(Ni-x,0));return}T(),i.number>=i.asked&&!document.hidden&&performance.now()-d>$i&&A()},i.onQuestion=()=>{c.dataset.asked=i.asked,y||=setTimeout(T,Si)};let $=new ResizeObserver(([{contentRect:m}])=>{let x=Math.round(m.width);x!==w&&(w=x,T())});$.observe(a);let C=Qt(T);return c.dataset.asked=i.asked,T(),()=>{cancelAnimationFrame(_),clearTimeout(y),clearTimeout(b),clearTimeout(S),$.disconnect(),C(),f(),n.off("comm_live_update",h),i.close()}}function Oi(t,n){let e=i=>{if(!n.contains(i.composedPath()[0]))return;let s=i.ctrlKey||i.metaKey||i.altKey||i.key==="Escape"||i.key==="Enter"&&i.shiftKey;t.toggleAttribute("data-lm-suppress-shortcuts",!s)};return window.addEventListener("keydown",e,!0),()=>window.removeEventListener("keydown",e,!0)}function on(t,n){let e=Nt("svg").attr("role","group").attr("aria-label",n);return t.append(e.node()),e.size=(i,s)=>e.attr("viewBox",`0 0 ${i} ${s}`).attr("height",s),e}var Ri={row:88,radius:17,letter:6.9,near:76},Pi={row:94,radius:14,letter:6.3,near:66},[gt,ln]=[13,4],[Li,an,qi]=[190,44,60],zi=3,Bi=27,Ii=[.5,.44,.56,.38,.62,.32,.68,.26,.74],V=8,Fi=200,[Di,cn]=[620,480],Vi=`
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
.mlpkit .graph .edge.forth { stroke: var(--value); }
.mlpkit .graph .edge.back { stroke: var(--slope); stroke-width: 1.6; }
.mlpkit .graph .edge.wrong { stroke: var(--wrong); stroke-dasharray: 6 4; }
.mlpkit .graph .edge.fresh { stroke-width: 3; }
.mlpkit .graph .head { fill: var(--quiet); }
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
.mlpkit .lines { pointer-events: var(--mlpkit-pointer, auto); display: grid; grid-template-columns: minmax(0, 2fr) minmax(0, 3fr); gap: 4px 28px; margin: 10px 0 0; }
.mlpkit .lines.narrow .ahead .line span { display: none; }
.mlpkit .lines.narrow { grid-template-columns: minmax(0, 1fr); }
.mlpkit .lines .way { font-size: 13px; font-weight: 600; margin: 0 0 3px; }
.mlpkit .lines .loop { color: var(--quiet); font-size: 12px; margin: 0 0 4px; }
.mlpkit .lines ol { list-style: none; margin: 0; padding: 0; max-height: 440px; overflow: auto; }
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
`,Js=rn(({picture:t,link:n,root:e})=>{let{expression:i,step:s}=n.controls,r=Xi(i,n),a=g("div",{class:"graph"}),o=on(a,"the graph: values in blue, gradients in orange"),l=o.append("g").attr("class","edges"),c=l.append("g"),u=o.append("g"),f=o.append("g"),h=o.append("g").style("pointer-events","none"),p=()=>n.numbers.steps.length-1,_=()=>Math.min(n.state.step,p()),y=$=>n.ask({step:$>=p()?s.high:Math.max($,0)}),b=($,C)=>g("button",{type:"button",onclick:()=>y(_()+C)},$),[v,d]=[b("Back",-1),b("Next",1)],w=g("input",{type:"range",min:0,step:1,"aria-label":s.label,oninput:()=>y(Number(w.value))}),A=g("span",{class:"count"}),M=ns(y),T=g("p",{class:"key"},g("b",{class:"value"},"Blue, forward"),": the value. ",g("b",{class:"slope"},"Orange, back"),": the gradient; on an edge, the part of it that comes back that way.");t.append(g("style",{},Vi),r.node,a,T,g("div",{class:"walk"},v,d,w,A)),e.append(M.node);let S={step:_()};return({numbers:$,state:C,drawn:m,width:x})=>{let k=_(),O=$.steps[k],E=Yi($,x,c);return a.classList.toggle("small",x<cn),o.size(E.width,E.height).attr("width",E.width),E.width>x?a.setAttribute("tabindex",0):a.removeAttribute("tabindex"),Qi(l,c,$,E,k),Zi(f,$,E,k),ts(u,$,E,k),r.update(m,$.right,k===p()),w.max=p(),w.value=k,w.setAttribute("aria-valuetext",`step ${k} of ${p()}`),A.textContent=`step ${k} of ${p()}`,ft(v,k===0&&"this is the start"),ft(d,k===p()&&"this is the end"),M.update($,k,x<Di),C.expression===S.expression&&C.order===S.order&&k===S.step+1&&!D()&&es(h,$,O,c),S={...C,step:k},$.said[k]}});function Xi(t,n){let e=Math.random().toString(36),i="right order add",s=new Map,r=t.options.map(p=>g("input",{type:"radio",name:e,onchange:()=>n.ask({expression:p})})),a=r.map(()=>g("span",{class:"mark"})),o=r.map((p,_)=>g("label",{class:"option"},p,t.options[_],a[_])),l=()=>c.value.trim()&&n.ask({expression:c.value}),c=g("input",{"aria-label":"your own expression",placeholder:"your own: b = a * a; b + a",spellcheck:"false",autocomplete:"off",autocapitalize:"off",onkeydown:p=>p.key==="Enter"&&l(),oninput:()=>c.removeAttribute("aria-invalid")}),u=g("div",{class:"chosen"},g("div",{class:"options",role:"radiogroup","aria-label":t.label},...o),t.stops?"":g("div",{class:"own"},c,g("button",{type:"button",onclick:l},"Draw"))),f=null;function h({order:p,meet:_,expression:y},b,v){y!==f&&!t.options.includes(y)&&(c.value=y),f=y;let d=`${p} ${_}`;s.has(d)||s.set(d,{}),v&&d!==i&&(s.get(d)[y]=b),t.options.forEach((w,A)=>{let M=s.get(d)[w];r[A].checked=w===n.state.expression,a[A].textContent=M===void 0?"":M?" ✓":" ✗",a[A].className=`mark ${M?"right":"wrong"}`}),n.failed&&c.value?c.setAttribute("aria-invalid","true"):c.removeAttribute("aria-invalid")}return{node:u,update:h}}function P(t){let n=Math.abs(t);return n>=1e5?z(t.toExponential(1)):N(t,n>.1&&n<1?2:zi)}var un=({name:t,kind:n,value:e})=>n==="made"?`${t} = ${P(e)}`:P(e);function Yi({places:t,paths:n,nodes:e,edges:i,steps:s},r,a){let o=Math.max(...t.map(([x])=>x)),l=Math.max(...n.flat().map(([,x])=>x)),c=r<cn?Pi:Ri,{letter:u,radius:f}=c,h=e.filter((x,k)=>[0,o].includes(t[k][0])),p=Math.max(2*f,u*Math.max(...h.map(x=>un(x).length))/2+4),_=Math.max(...i.map((x,k)=>j(s,"sent",k))),y=Math.max(...e.map((x,k)=>j(s,"grads",k))),b=i.some(({aside:x})=>x),v=Math.max(c.near,u*_+2*f,b?u*(_+y)+ln:0),d=Math.min(Math.max((r-2*p)/o,v),Li),w=Math.max(r,d*o+2*p),A=(w-d*o)/2,M=l===0?12:0,T=([x,k])=>[A+x*d,an+M+k*c.row],S=n.map((x,k)=>Hi(x.map(T),i[k].aside)),$=Dt().curve(Gt);a.selectAll("path").data(S).join("path").attr("d",x=>$(x));let C={width:w,height:an+qi+2*M+l*c.row,at:t.map(T),size:c},m=a.selectAll("path").nodes();return C.heads=m.map(x=>Ki(x,f+1)),C.spots=Ui(C,m,e,i,s),C}function Hi(t,n){if(!n)return t;let[[e,i],[s,r]]=[t[0],t.at(-1)],a=o=>[e+o*(s-e),i+o*(r-i)+n*Bi];return[[e,i],a(.32),a(.68),[s,r]]}function Ui({at:t,size:{radius:n,letter:e}},i,s,r,a){let o=i.map(c=>Wi(c,24)),l=t.flatMap(([c,u],f)=>[{x:c,y:u,wide:n+3,high:n+2},{x:c,y:u-n-11,wide:e*un(s[f]).length/2,high:gt/2},{x:c,y:u+n+11,wide:e*j(a,"grads",f)/2,high:gt/2}]);return r.map(({source:c},u)=>{let f=[P(s[c].value).length,j(a,"sent",u)],h=o.filter((_,y)=>y!==u).flat(),p=Gi(i[u],f.map(_=>_*e/2),l,h);return l.push(...p.boxes),p})}function Ki(t,n){let e=t.getTotalLength(),i=(s,r)=>{let[a,o]=[s,r].map(c=>t.getPointAtLength(c)),l=180/Math.PI*Math.atan2(o.y-a.y,o.x-a.x);return`translate(${o.x},${o.y}) rotate(${l})`};return{forth:i(e-n-V,e-n),back:i(n+V,n)}}function Wi(t,n){let e=t.getTotalLength();return Array.from({length:n},(i,s)=>t.getPointAtLength(e*(s+.5)/n))}function Gi(t,[n,e],i,s){let r=t.getTotalLength(),[a,o]=[null,1/0];for(let l of[!0,!1])for(let[c,u]of Ii.entries()){let{x:f,y:h}=t.getPointAtLength(u*r),p=gt/2,_=l?[{x:f,y:h-8,wide:n,high:p},{x:f,y:h+8,wide:e,high:p}]:[{x:f,y:h,wide:e,high:p}],y=({x:v,y:d})=>_.some(w=>Math.abs(v-w.x)<w.wide&&Math.abs(d-w.y)<p),b=c/20+!l*4+2*s.filter(y).length+_.flatMap(v=>i.map(d=>Ji(v,d))).reduce((v,d)=>v+d,0);b<o&&([a,o]=[{x:f,y:h,both:l,boxes:_},b])}return a}var j=(t,n,e)=>Math.max(0,...t.filter(i=>i[n]?.[e]!=null).map(i=>P(i[n][e]).length+2*i.wrong[n].includes(e)));function Ji(t,n){let e=t.wide+n.wide+ln-Math.abs(t.x-n.x),i=t.high+n.high-Math.abs(t.y-n.y);return e>0&&i>0?5+Math.min(e,i):0}function Qi(t,n,{nodes:e,edges:i,steps:s},{spots:r},a){let{sent:o,wrong:l,fresh:c,node:u,way:f}=s[a],h=({target:y})=>e[y].known<=a,p=y=>[o?.[y]!=null&&"back",l?.sent.includes(y)&&"wrong",h(i[y])&&"forth",f==="forward"&&i[y].target===u&&"fresh",c?.includes(y)&&"fresh"].filter(Boolean).join(" ");n.selectAll("path").data(i).attr("class",(y,b)=>`edge ${p(b)}`);let _=i.flatMap(({source:y},b)=>{let{x:v,y:d,both:w}=r[b],A=p(b).includes("fresh")?" fresh":"",M=[];if(w&&h(i[b])&&M.push({x:v,y:d-8,text:P(e[y].value),kind:`value${A}`}),o?.[b]!=null){let T=l.sent.includes(b),S=`${T?"✗ ":""}${P(o[b])}`;M.push({x:v,y:w?d+8:d,text:S,kind:`${T?"wrong":"slope"}${A}`})}return M});ji(t,_)}function Zi(t,{nodes:n,edges:e,steps:i},{heads:s},r){let{sent:a,wrong:o}=i[r],l=e.flatMap(({target:c},u)=>{let f={place:s[u].forth,kind:n[c].known<=r?"value":""},h=o?.sent.includes(u)?"wrong":"slope";return a?.[u]==null?[f]:[f,{place:s[u].back,kind:h}]});t.selectAll("polygon").data(l).join("polygon").attr("class",({kind:c})=>`head ${c}`).attr("points",`0,0 ${-V},${-V/2} ${-V},${V/2}`).attr("transform",({place:c})=>c)}function ji(t,n){t.selectAll(":scope > text").data(n).join("text").attr("class",e=>`number ${e.kind}`).attr("x",e=>e.x).attr("y",e=>e.y).text(e=>e.text)}function ts(t,{nodes:n,steps:e},{at:i,size:{radius:s}},r){let{node:a,grads:o,wrong:l}=e[r];t.selectAll("g").data(n).join(c=>{let u=c.append("g");return u.append("circle"),u.append("text").attr("class","sign"),u}).attr("transform",(c,u)=>`translate(${i[u].join()})`).attr("class",(c,u)=>`${c.kind}${u===a?" fresh":""}`).each(function({name:u,sign:f,kind:h,value:p,known:_,right:y},b){let v=K(this);v.select("circle").attr("r",s).attr("visibility",h==="constant"?"hidden":null),v.select(".sign").attr("class",`sign${f.length>2?" word":""}${h==="constant"?" number":""}`).text(f);let d=[];(h==="given"||h==="made"&&_<=r)&&d.push({x:0,y:-s-11,text:P(p),kind:"value"});let w=o?.[b],A=l?.grads.includes(b);if(w!=null&&d.push({x:0,y:s+11,text:`${A?"✗ ":""}${P(w)}`,kind:A?"wrong":"slope"}),A&&d.push({x:0,y:s+26,text:`✓ ${P(y)}`,kind:"right"}),v.selectAll("text.number:not(.sign)").data(d).join("text").attr("class",T=>`number ${T.kind}`).attr("x",T=>T.x).attr("y",T=>T.y).text(T=>T.text),h!=="made")return;if(v.selectAll("text.name").data(_<=r?[]:[u]).join("text").attr("class","number name ahead").attr("y",-s-11).text(u),_<=r){let T=v.select("text.value").text(null);T.append("tspan").attr("class","name").text(`${u} = `),T.append("tspan").text(P(p))}})}function ns(t){let[n,e]=[g("code"),g("span")],i=g("p",{class:"loop"},n," ",e),[s,r]=["forward","backward"].map(l=>g("ol",{class:l==="forward"?"forth":"back","aria-label":`the code, ${l}`})),a=g("div",{class:"lines"},g("div",{},g("p",{class:"way"},"forward"),s),g("div",{},g("p",{class:"way"},"backward"),i,r));function o({steps:l,loop:c},u,f){a.classList.toggle("narrow",f),[n.textContent,e.textContent]=c;for(let[h,p]of[[s,"forward"],[r,"backward"]]){let _=l.map((v,d)=>({...v,k:d})).filter(v=>v.way===p);K(h).selectAll("li").data(_).join("li").attr("class",({k:v})=>v===u?"now":v>u?"ahead":null).attr("aria-current",({k:v})=>v===u?"step":null).on("click",(v,{k:d})=>t(d)).each(function({k:d,lines:w}){let A=p==="forward"?"value":"slope";this.replaceChildren(g("span",{class:A},String(d)),...w.map(({code:M,worked:T,wrong:S})=>g("div",{class:"line"},g("code",{},M),g("span",{class:S?"wrong":A},S?`${T} ✗`:T))))});let y=h.scrollHeight>h.clientHeight+1;y?h.setAttribute("tabindex",0):h.removeAttribute("tabindex");let b=h.querySelector(".now");y&&b&&(h.scrollTop=b.offsetTop-h.offsetTop-h.clientHeight/2+b.clientHeight)}}return{node:a,update:o}}function es(t,{edges:n},{way:e,node:i,fresh:s},r){let a=r.selectAll("path").nodes();n.forEach(({target:o},l)=>{if(e==="forward"?o!==i:!s?.includes(l))return;let c=a[l].getTotalLength(),u=_=>{let{x:y,y:b}=a[l].getPointAtLength(_*c);return`translate(${y}px,${b}px)`},f=[0,.25,.5,.75,1],h=(e==="forward"?f:f.toReversed()).map(u),p=t.append("circle").attr("r",5).attr("style",`fill: var(${e==="forward"?"--value":"--slope"}); stroke: none`);p.node().animate({transform:h},{duration:Fi,easing:"ease-in-out"}).onfinish=()=>p.remove()})}export{Js as default};
