// Made by "make bundles"; licences in LICENSES.txt. Sources 41660854c820813d689b4924619df465840594121f3b99d418e544866cf223d2
var Z="http://www.w3.org/1999/xhtml",_t={svg:"http://www.w3.org/2000/svg",xhtml:Z,xlink:"http://www.w3.org/1999/xlink",xml:"http://www.w3.org/XML/1998/namespace",xmlns:"http://www.w3.org/2000/xmlns/"};function dt(t){var n=t+="",e=n.indexOf(":");return e>=0&&(n=t.slice(0,e))!=="xmlns"&&(t=t.slice(e+1)),_t.hasOwnProperty(n)?{space:_t[n],local:t}:t}function an(t){return function(){var n=this.ownerDocument,e=this.namespaceURI;return e===Z&&n.documentElement.namespaceURI===Z?n.createElement(t):n.createElementNS(e,t)}}function ln(t){return function(){return this.ownerDocument.createElementNS(t.space,t.local)}}function tt(t){var n=dt(t);return(n.local?ln:an)(n)}function cn(){}function mt(t){return t==null?cn:function(){return this.querySelector(t)}}function un(t){typeof t!="function"&&(t=mt(t));for(var n=this._groups,e=n.length,i=new Array(e),s=0;s<e;++s)for(var r=n[s],l=r.length,o=i[s]=new Array(l),a,c,u=0;u<l;++u)(a=r[u])&&(c=t.call(a,a.__data__,u,r))&&("__data__"in a&&(c.__data__=a.__data__),o[u]=c);return new N(i,this._parents)}function hn(t){return t==null?[]:Array.isArray(t)?t:Array.from(t)}function fn(){return[]}function pn(t){return t==null?fn:function(){return this.querySelectorAll(t)}}function _n(t){return function(){return hn(t.apply(this,arguments))}}function dn(t){typeof t=="function"?t=_n(t):t=pn(t);for(var n=this._groups,e=n.length,i=[],s=[],r=0;r<e;++r)for(var l=n[r],o=l.length,a,c=0;c<o;++c)(a=l[c])&&(i.push(t.call(a,a.__data__,c,l)),s.push(a));return new N(i,s)}function mn(t){return function(){return this.matches(t)}}function gt(t){return function(n){return n.matches(t)}}var gn=Array.prototype.find;function yn(t){return function(){return gn.call(this.children,t)}}function xn(){return this.firstElementChild}function vn(t){return this.select(t==null?xn:yn(typeof t=="function"?t:gt(t)))}var bn=Array.prototype.filter;function wn(){return Array.from(this.children)}function kn(t){return function(){return bn.call(this.children,t)}}function Tn(t){return this.selectAll(t==null?wn:kn(typeof t=="function"?t:gt(t)))}function An(t){typeof t!="function"&&(t=mn(t));for(var n=this._groups,e=n.length,i=new Array(e),s=0;s<e;++s)for(var r=n[s],l=r.length,o=i[s]=[],a,c=0;c<l;++c)(a=r[c])&&t.call(a,a.__data__,c,r)&&o.push(a);return new N(i,this._parents)}function yt(t){return new Array(t.length)}function Mn(){return new N(this._enter||this._groups.map(yt),this._parents)}function Y(t,n){this.ownerDocument=t.ownerDocument,this.namespaceURI=t.namespaceURI,this._next=null,this._parent=t,this.__data__=n}Y.prototype={constructor:Y,appendChild:function(t){return this._parent.insertBefore(t,this._next)},insertBefore:function(t,n){return this._parent.insertBefore(t,n)},querySelector:function(t){return this._parent.querySelector(t)},querySelectorAll:function(t){return this._parent.querySelectorAll(t)}};function Sn(t){return function(){return t}}function En(t,n,e,i,s,r){for(var l=0,o,a=n.length,c=r.length;l<c;++l)(o=n[l])?(o.__data__=r[l],i[l]=o):e[l]=new Y(t,r[l]);for(;l<a;++l)(o=n[l])&&(s[l]=o)}function $n(t,n,e,i,s,r,l){var o,a,c=new Map,u=n.length,p=r.length,h=new Array(u),f;for(o=0;o<u;++o)(a=n[o])&&(h[o]=f=l.call(a,a.__data__,o,n)+"",c.has(f)?s[o]=a:c.set(f,a));for(o=0;o<p;++o)f=l.call(t,r[o],o,r)+"",(a=c.get(f))?(i[o]=a,a.__data__=r[o],c.delete(f)):e[o]=new Y(t,r[o]);for(o=0;o<u;++o)(a=n[o])&&c.get(h[o])===a&&(s[o]=a)}function Nn(t){return t.__data__}function Cn(t,n){if(!arguments.length)return Array.from(this,Nn);var e=n?$n:En,i=this._parents,s=this._groups;typeof t!="function"&&(t=Sn(t));for(var r=s.length,l=new Array(r),o=new Array(r),a=new Array(r),c=0;c<r;++c){var u=i[c],p=s[c],h=p.length,f=Rn(t.call(u,u&&u.__data__,c,i)),m=f.length,x=o[c]=new Array(m),b=l[c]=new Array(m),g=a[c]=new Array(h);e(u,p,x,b,g,f,n);for(var _=0,w=0,A,M;_<m;++_)if(A=x[_]){for(_>=w&&(w=_+1);!(M=b[w])&&++w<m;);A._next=M||null}}return l=new N(l,i),l._enter=o,l._exit=a,l}function Rn(t){return typeof t=="object"&&"length"in t?t:Array.from(t)}function On(){return new N(this._exit||this._groups.map(yt),this._parents)}function Pn(t,n,e){var i=this.enter(),s=this,r=this.exit();return typeof t=="function"?(i=t(i),i&&(i=i.selection())):i=i.append(t+""),n!=null&&(s=n(s),s&&(s=s.selection())),e==null?r.remove():e(r),i&&s?i.merge(s).order():s}function Ln(t){for(var n=t.selection?t.selection():t,e=this._groups,i=n._groups,s=e.length,r=i.length,l=Math.min(s,r),o=new Array(s),a=0;a<l;++a)for(var c=e[a],u=i[a],p=c.length,h=o[a]=new Array(p),f,m=0;m<p;++m)(f=c[m]||u[m])&&(h[m]=f);for(;a<s;++a)o[a]=e[a];return new N(o,this._parents)}function qn(){for(var t=this._groups,n=-1,e=t.length;++n<e;)for(var i=t[n],s=i.length-1,r=i[s],l;--s>=0;)(l=i[s])&&(r&&l.compareDocumentPosition(r)^4&&r.parentNode.insertBefore(l,r),r=l);return this}function zn(t){t||(t=Bn);function n(p,h){return p&&h?t(p.__data__,h.__data__):!p-!h}for(var e=this._groups,i=e.length,s=new Array(i),r=0;r<i;++r){for(var l=e[r],o=l.length,a=s[r]=new Array(o),c,u=0;u<o;++u)(c=l[u])&&(a[u]=c);a.sort(n)}return new N(s,this._parents).order()}function Bn(t,n){return t<n?-1:t>n?1:t>=n?0:NaN}function In(){var t=arguments[0];return arguments[0]=this,t.apply(null,arguments),this}function Fn(){return Array.from(this)}function Dn(){for(var t=this._groups,n=0,e=t.length;n<e;++n)for(var i=t[n],s=0,r=i.length;s<r;++s){var l=i[s];if(l)return l}return null}function Vn(){let t=0;for(let n of this)++t;return t}function Xn(){return!this.node()}function Yn(t){for(var n=this._groups,e=0,i=n.length;e<i;++e)for(var s=n[e],r=0,l=s.length,o;r<l;++r)(o=s[r])&&t.call(o,o.__data__,r,s);return this}function Hn(t){return function(){this.removeAttribute(t)}}function Un(t){return function(){this.removeAttributeNS(t.space,t.local)}}function Kn(t,n){return function(){this.setAttribute(t,n)}}function Wn(t,n){return function(){this.setAttributeNS(t.space,t.local,n)}}function Gn(t,n){return function(){var e=n.apply(this,arguments);e==null?this.removeAttribute(t):this.setAttribute(t,e)}}function Jn(t,n){return function(){var e=n.apply(this,arguments);e==null?this.removeAttributeNS(t.space,t.local):this.setAttributeNS(t.space,t.local,e)}}function Qn(t,n){var e=dt(t);if(arguments.length<2){var i=this.node();return e.local?i.getAttributeNS(e.space,e.local):i.getAttribute(e)}return this.each((n==null?e.local?Un:Hn:typeof n=="function"?e.local?Jn:Gn:e.local?Wn:Kn)(e,n))}function xt(t){return t.ownerDocument&&t.ownerDocument.defaultView||t.document&&t||t.defaultView}function Zn(t){return function(){this.style.removeProperty(t)}}function jn(t,n,e){return function(){this.style.setProperty(t,n,e)}}function te(t,n,e){return function(){var i=n.apply(this,arguments);i==null?this.style.removeProperty(t):this.style.setProperty(t,i,e)}}function ne(t,n,e){return arguments.length>1?this.each((n==null?Zn:typeof n=="function"?te:jn)(t,n,e??"")):ee(this.node(),t)}function ee(t,n){return t.style.getPropertyValue(n)||xt(t).getComputedStyle(t,null).getPropertyValue(n)}function ie(t){return function(){delete this[t]}}function se(t,n){return function(){this[t]=n}}function re(t,n){return function(){var e=n.apply(this,arguments);e==null?delete this[t]:this[t]=e}}function oe(t,n){return arguments.length>1?this.each((n==null?ie:typeof n=="function"?re:se)(t,n)):this.node()[t]}function vt(t){return t.trim().split(/^|\s+/)}function nt(t){return t.classList||new bt(t)}function bt(t){this._node=t,this._names=vt(t.getAttribute("class")||"")}bt.prototype={add:function(t){var n=this._names.indexOf(t);n<0&&(this._names.push(t),this._node.setAttribute("class",this._names.join(" ")))},remove:function(t){var n=this._names.indexOf(t);n>=0&&(this._names.splice(n,1),this._node.setAttribute("class",this._names.join(" ")))},contains:function(t){return this._names.indexOf(t)>=0}};function wt(t,n){for(var e=nt(t),i=-1,s=n.length;++i<s;)e.add(n[i])}function kt(t,n){for(var e=nt(t),i=-1,s=n.length;++i<s;)e.remove(n[i])}function ae(t){return function(){wt(this,t)}}function le(t){return function(){kt(this,t)}}function ce(t,n){return function(){(n.apply(this,arguments)?wt:kt)(this,t)}}function ue(t,n){var e=vt(t+"");if(arguments.length<2){for(var i=nt(this.node()),s=-1,r=e.length;++s<r;)if(!i.contains(e[s]))return!1;return!0}return this.each((typeof n=="function"?ce:n?ae:le)(e,n))}function he(){this.textContent=""}function fe(t){return function(){this.textContent=t}}function pe(t){return function(){var n=t.apply(this,arguments);this.textContent=n??""}}function _e(t){return arguments.length?this.each(t==null?he:(typeof t=="function"?pe:fe)(t)):this.node().textContent}function de(){this.innerHTML=""}function me(t){return function(){this.innerHTML=t}}function ge(t){return function(){var n=t.apply(this,arguments);this.innerHTML=n??""}}function ye(t){return arguments.length?this.each(t==null?de:(typeof t=="function"?ge:me)(t)):this.node().innerHTML}function xe(){this.nextSibling&&this.parentNode.appendChild(this)}function ve(){return this.each(xe)}function be(){this.previousSibling&&this.parentNode.insertBefore(this,this.parentNode.firstChild)}function we(){return this.each(be)}function ke(t){var n=typeof t=="function"?t:tt(t);return this.select(function(){return this.appendChild(n.apply(this,arguments))})}function Te(){return null}function Ae(t,n){var e=typeof t=="function"?t:tt(t),i=n==null?Te:typeof n=="function"?n:mt(n);return this.select(function(){return this.insertBefore(e.apply(this,arguments),i.apply(this,arguments)||null)})}function Me(){var t=this.parentNode;t&&t.removeChild(this)}function Se(){return this.each(Me)}function Ee(){var t=this.cloneNode(!1),n=this.parentNode;return n?n.insertBefore(t,this.nextSibling):t}function $e(){var t=this.cloneNode(!0),n=this.parentNode;return n?n.insertBefore(t,this.nextSibling):t}function Ne(t){return this.select(t?$e:Ee)}function Ce(t){return arguments.length?this.property("__data__",t):this.node().__data__}function Re(t){return function(n){t.call(this,n,this.__data__)}}function Oe(t){return t.trim().split(/^|\s+/).map(function(n){var e="",i=n.indexOf(".");return i>=0&&(e=n.slice(i+1),n=n.slice(0,i)),{type:n,name:e}})}function Pe(t){return function(){var n=this.__on;if(n){for(var e=0,i=-1,s=n.length,r;e<s;++e)r=n[e],(!t.type||r.type===t.type)&&r.name===t.name?this.removeEventListener(r.type,r.listener,r.options):n[++i]=r;++i?n.length=i:delete this.__on}}}function Le(t,n,e){return function(){var i=this.__on,s,r=Re(n);if(i){for(var l=0,o=i.length;l<o;++l)if((s=i[l]).type===t.type&&s.name===t.name){this.removeEventListener(s.type,s.listener,s.options),this.addEventListener(s.type,s.listener=r,s.options=e),s.value=n;return}}this.addEventListener(t.type,r,e),s={type:t.type,name:t.name,value:n,listener:r,options:e},i?i.push(s):this.__on=[s]}}function qe(t,n,e){var i=Oe(t+""),s,r=i.length,l;if(arguments.length<2){var o=this.node().__on;if(o){for(var a=0,c=o.length,u;a<c;++a)for(s=0,u=o[a];s<r;++s)if((l=i[s]).type===u.type&&l.name===u.name)return u.value}return}for(o=n?Le:Pe,s=0;s<r;++s)this.each(o(i[s],n,e));return this}function Tt(t,n,e){var i=xt(t),s=i.CustomEvent;typeof s=="function"?s=new s(n,e):(s=i.document.createEvent("Event"),e?(s.initEvent(n,e.bubbles,e.cancelable),s.detail=e.detail):s.initEvent(n,!1,!1)),t.dispatchEvent(s)}function ze(t,n){return function(){return Tt(this,t,n)}}function Be(t,n){return function(){return Tt(this,t,n.apply(this,arguments))}}function Ie(t,n){return this.each((typeof n=="function"?Be:ze)(t,n))}function*Fe(){for(var t=this._groups,n=0,e=t.length;n<e;++n)for(var i=t[n],s=0,r=i.length,l;s<r;++s)(l=i[s])&&(yield l)}var At=[null];function N(t,n){this._groups=t,this._parents=n}function De(){return new N([[document.documentElement]],At)}function Ve(){return this}N.prototype=De.prototype={constructor:N,select:un,selectAll:dn,selectChild:vn,selectChildren:Tn,filter:An,data:Cn,enter:Mn,exit:On,join:Pn,merge:Ln,selection:Ve,order:qn,sort:zn,call:In,nodes:Fn,node:Dn,size:Vn,empty:Xn,each:Yn,attr:Qn,style:ne,property:oe,classed:ue,text:_e,html:ye,raise:ve,lower:we,append:ke,insert:Ae,remove:Se,clone:Ne,datum:Ce,on:qe,dispatch:Ie,[Symbol.iterator]:Fe};function H(t){return typeof t=="string"?new N([[document.querySelector(t)]],[document.documentElement]):new N([[t]],At)}function Mt(t){return H(tt(t).call(document.documentElement))}var Xe=0;function Ye(){return new j}function j(){this._="@"+(++Xe).toString(36)}j.prototype=Ye.prototype={constructor:j,get:function(t){for(var n=this._;!(n in t);)if(!(t=t.parentNode))return;return t[n]},set:function(t,n){return t[this._]=n},remove:function(t){return this._ in t&&delete t[this._]},toString:function(){return this._}};var D=Math.PI,et=2*D,q=1e-6,He=et-q;function St(t){this._+=t[0];for(let n=1,e=t.length;n<e;++n)this._+=arguments[n]+t[n]}function Ue(t){let n=Math.floor(t);if(!(n>=0))throw new Error(`invalid digits: ${t}`);if(n>15)return St;let e=10**n;return function(i){this._+=i[0];for(let s=1,r=i.length;s<r;++s)this._+=Math.round(arguments[s]*e)/e+i[s]}}function Et(t,n,e,i){return t===e&&n===i}function Ke(t){let n=Math.floor(t);if(!(n<=15))return Et;let e=10**n,i=function(s){return Math.round(s*e)};return function(s,r,l,o){return i(s)===i(l)&&i(r)===i(o)}}var B=class{constructor(n){this._x0=this._y0=this._x1=this._y1=null,this._="",this._append=n==null?St:Ue(n),this._equal=n==null?Et:Ke(n)}moveTo(n,e){this._append`M${this._x0=this._x1=+n},${this._y0=this._y1=+e}`}closePath(){this._x1!==null&&(this._x1=this._x0,this._y1=this._y0,this._append`Z`)}lineTo(n,e){this._append`L${this._x1=+n},${this._y1=+e}`}quadraticCurveTo(n,e,i,s){this._append`Q${+n},${+e},${this._x1=+i},${this._y1=+s}`}bezierCurveTo(n,e,i,s,r,l){this._append`C${+n},${+e},${+i},${+s},${this._x1=+r},${this._y1=+l}`}arcTo(n,e,i,s,r){if(n=+n,e=+e,i=+i,s=+s,r=+r,r<0)throw new Error(`negative radius: ${r}`);let l=this._x1,o=this._y1,a=i-n,c=s-e,u=l-n,p=o-e,h=u*u+p*p;if(this._x1===null)this._append`M${this._x1=n},${this._y1=e}`;else if(h>q)if(!(Math.abs(p*a-c*u)>q)||!r)this._append`L${this._x1=n},${this._y1=e}`;else{let f=i-l,m=s-o,x=a*a+c*c,b=f*f+m*m,g=Math.sqrt(x),_=Math.sqrt(h),w=r*Math.tan((D-Math.acos((x+h-b)/(2*g*_)))/2),A=w/_,M=w/g;Math.abs(A-1)>q&&this._append`L${n+A*u},${e+A*p}`,this._append`A${r},${r},0,0,${+(p*f>u*m)},${this._x1=n+M*a},${this._y1=e+M*c}`}}arc(n,e,i,s,r,l){if(n=+n,e=+e,i=+i,l=!!l,i<0)throw new Error(`negative radius: ${i}`);let o=i*Math.cos(s),a=i*Math.sin(s),c=n+o,u=e+a,p=1^l,h=l?s-r:r-s;if(this._x1===null?this._append`M${c},${u}`:(Math.abs(this._x1-c)>q||Math.abs(this._y1-u)>q)&&this._append`L${c},${u}`,!!i){if(h<0&&(h=h%et+et),h>He)this._append`A${i},${i},0,1,${p},${n-o},${e-a}A${i},${i},0,1,${p},${this._x1=c},${this._y1=u}`;else if(h>q){let f=n+i*Math.cos(r),m=e+i*Math.sin(r);if(h>=D&&this._equal(c,u,f,m)){h/=2;let x=s+h;this._append`A${i},${i},0,${+(h>=D)},${p},${n+i*Math.cos(x)},${e+i*Math.sin(x)}`}this._append`A${i},${i},0,${+(h>=D)},${p},${this._x1=f},${this._y1=m}`}}}rect(n,e,i,s){this._append`M${this._x0=this._x1=+n},${this._y0=this._y1=+e}h${i=+i}v${+s}h${-i}Z`}toString(){return this._}};function We(){return new B}We.prototype=B.prototype;function I(t){return function(){return t}}var Ge=Math.cos;var st=Math.sin,F=Math.sqrt,$t=1e-12,U=Math.PI,Zi=U/2,Pt=2*U;function Je(t){let n=3;return t.digits=function(e){if(!arguments.length)return n;if(e==null)n=null;else{let i=Math.floor(e);if(!(i>=0))throw new RangeError(`invalid digits: ${e}`);n=i}return t},()=>new B(n)}var ji=Array.prototype.slice;function Qe(t){return typeof t=="object"&&"length"in t?t:Array.from(t)}function Lt(t){this._context=t}Lt.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._point=0},lineEnd:function(){(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line=1-this._line},point:function(t,n){switch(t=+t,n=+n,this._point){case 0:this._point=1,this._line?this._context.lineTo(t,n):this._context.moveTo(t,n);break;case 1:this._point=2;default:this._context.lineTo(t,n);break}}};function qt(t){return new Lt(t)}function Ze(t){return t[0]}function je(t){return t[1]}function zt(t,n){var e=I(!0),i=null,s=qt,r=null,l=Je(o);t=typeof t=="function"?t:t===void 0?Ze:I(t),n=typeof n=="function"?n:n===void 0?je:I(n);function o(a){var c,u=(a=Qe(a)).length,p,h=!1,f;for(i==null&&(r=s(f=l())),c=0;c<=u;++c)!(c<u&&e(p=a[c],c,a))===h&&((h=!h)?r.lineStart():r.lineEnd()),h&&r.point(+t(p,c,a),+n(p,c,a));if(f)return r=null,f+""||null}return o.x=function(a){return arguments.length?(t=typeof a=="function"?a:I(+a),o):t},o.y=function(a){return arguments.length?(n=typeof a=="function"?a:I(+a),o):n},o.defined=function(a){return arguments.length?(e=typeof a=="function"?a:I(!!a),o):e},o.curve=function(a){return arguments.length?(s=a,i!=null&&(r=s(i)),o):s},o.context=function(a){return arguments.length?(a==null?i=r=null:r=s(i=a),o):i},o}var ts=ti(qt);function Bt(t){this._curve=t}Bt.prototype={areaStart:function(){this._curve.areaStart()},areaEnd:function(){this._curve.areaEnd()},lineStart:function(){this._curve.lineStart()},lineEnd:function(){this._curve.lineEnd()},point:function(t,n){this._curve.point(n*Math.sin(t),n*-Math.cos(t))}};function ti(t){function n(e){return new Bt(t(e))}return n._curve=t,n}var ns=F(3);var ni=F(1/3),es=ni*2;var It=st(U/10)/st(7*U/10),is=st(Pt/10)*It,ss=-Ge(Pt/10)*It;var rs=F(3);var os=F(3);var as=F(3)/2,ei=1/F(12),ls=(ei/2+1)*3;function P(){}function K(t,n,e){t._context.bezierCurveTo((2*t._x0+t._x1)/3,(2*t._y0+t._y1)/3,(t._x0+2*t._x1)/3,(t._y0+2*t._y1)/3,(t._x0+4*t._x1+n)/6,(t._y0+4*t._y1+e)/6)}function rt(t){this._context=t}rt.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._y0=this._y1=NaN,this._point=0},lineEnd:function(){switch(this._point){case 3:K(this,this._x1,this._y1);case 2:this._context.lineTo(this._x1,this._y1);break}(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line=1-this._line},point:function(t,n){switch(t=+t,n=+n,this._point){case 0:this._point=1,this._line?this._context.lineTo(t,n):this._context.moveTo(t,n);break;case 1:this._point=2;break;case 2:this._point=3,this._context.lineTo((5*this._x0+this._x1)/6,(5*this._y0+this._y1)/6);default:K(this,t,n);break}this._x0=this._x1,this._x1=t,this._y0=this._y1,this._y1=n}};function ii(t){this._context=t}ii.prototype={areaStart:P,areaEnd:P,lineStart:function(){this._x0=this._x1=this._x2=this._x3=this._x4=this._y0=this._y1=this._y2=this._y3=this._y4=NaN,this._point=0},lineEnd:function(){switch(this._point){case 1:{this._context.moveTo(this._x2,this._y2),this._context.closePath();break}case 2:{this._context.moveTo((this._x2+2*this._x3)/3,(this._y2+2*this._y3)/3),this._context.lineTo((this._x3+2*this._x2)/3,(this._y3+2*this._y2)/3),this._context.closePath();break}case 3:{this.point(this._x2,this._y2),this.point(this._x3,this._y3),this.point(this._x4,this._y4);break}}},point:function(t,n){switch(t=+t,n=+n,this._point){case 0:this._point=1,this._x2=t,this._y2=n;break;case 1:this._point=2,this._x3=t,this._y3=n;break;case 2:this._point=3,this._x4=t,this._y4=n,this._context.moveTo((this._x0+4*this._x1+t)/6,(this._y0+4*this._y1+n)/6);break;default:K(this,t,n);break}this._x0=this._x1,this._x1=t,this._y0=this._y1,this._y1=n}};function si(t){this._context=t}si.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._y0=this._y1=NaN,this._point=0},lineEnd:function(){(this._line||this._line!==0&&this._point===3)&&this._context.closePath(),this._line=1-this._line},point:function(t,n){switch(t=+t,n=+n,this._point){case 0:this._point=1;break;case 1:this._point=2;break;case 2:this._point=3;var e=(this._x0+4*this._x1+t)/6,i=(this._y0+4*this._y1+n)/6;this._line?this._context.lineTo(e,i):this._context.moveTo(e,i);break;case 3:this._point=4;default:K(this,t,n);break}this._x0=this._x1,this._x1=t,this._y0=this._y1,this._y1=n}};function Ft(t,n){this._basis=new rt(t),this._beta=n}Ft.prototype={lineStart:function(){this._x=[],this._y=[],this._basis.lineStart()},lineEnd:function(){var t=this._x,n=this._y,e=t.length-1;if(e>0)for(var i=t[0],s=n[0],r=t[e]-i,l=n[e]-s,o=-1,a;++o<=e;)a=o/e,this._basis.point(this._beta*t[o]+(1-this._beta)*(i+a*r),this._beta*n[o]+(1-this._beta)*(s+a*l));this._x=this._y=null,this._basis.lineEnd()},point:function(t,n){this._x.push(+t),this._y.push(+n)}};var cs=(function t(n){function e(i){return n===1?new rt(i):new Ft(i,n)}return e.beta=function(i){return t(+i)},e})(.85);function W(t,n,e){t._context.bezierCurveTo(t._x1+t._k*(t._x2-t._x0),t._y1+t._k*(t._y2-t._y0),t._x2+t._k*(t._x1-n),t._y2+t._k*(t._y1-e),t._x2,t._y2)}function ot(t,n){this._context=t,this._k=(1-n)/6}ot.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._x2=this._y0=this._y1=this._y2=NaN,this._point=0},lineEnd:function(){switch(this._point){case 2:this._context.lineTo(this._x2,this._y2);break;case 3:W(this,this._x1,this._y1);break}(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line=1-this._line},point:function(t,n){switch(t=+t,n=+n,this._point){case 0:this._point=1,this._line?this._context.lineTo(t,n):this._context.moveTo(t,n);break;case 1:this._point=2,this._x1=t,this._y1=n;break;case 2:this._point=3;default:W(this,t,n);break}this._x0=this._x1,this._x1=this._x2,this._x2=t,this._y0=this._y1,this._y1=this._y2,this._y2=n}};var us=(function t(n){function e(i){return new ot(i,n)}return e.tension=function(i){return t(+i)},e})(0);function at(t,n){this._context=t,this._k=(1-n)/6}at.prototype={areaStart:P,areaEnd:P,lineStart:function(){this._x0=this._x1=this._x2=this._x3=this._x4=this._x5=this._y0=this._y1=this._y2=this._y3=this._y4=this._y5=NaN,this._point=0},lineEnd:function(){switch(this._point){case 1:{this._context.moveTo(this._x3,this._y3),this._context.closePath();break}case 2:{this._context.lineTo(this._x3,this._y3),this._context.closePath();break}case 3:{this.point(this._x3,this._y3),this.point(this._x4,this._y4),this.point(this._x5,this._y5);break}}},point:function(t,n){switch(t=+t,n=+n,this._point){case 0:this._point=1,this._x3=t,this._y3=n;break;case 1:this._point=2,this._context.moveTo(this._x4=t,this._y4=n);break;case 2:this._point=3,this._x5=t,this._y5=n;break;default:W(this,t,n);break}this._x0=this._x1,this._x1=this._x2,this._x2=t,this._y0=this._y1,this._y1=this._y2,this._y2=n}};var hs=(function t(n){function e(i){return new at(i,n)}return e.tension=function(i){return t(+i)},e})(0);function lt(t,n){this._context=t,this._k=(1-n)/6}lt.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._x2=this._y0=this._y1=this._y2=NaN,this._point=0},lineEnd:function(){(this._line||this._line!==0&&this._point===3)&&this._context.closePath(),this._line=1-this._line},point:function(t,n){switch(t=+t,n=+n,this._point){case 0:this._point=1;break;case 1:this._point=2;break;case 2:this._point=3,this._line?this._context.lineTo(this._x2,this._y2):this._context.moveTo(this._x2,this._y2);break;case 3:this._point=4;default:W(this,t,n);break}this._x0=this._x1,this._x1=this._x2,this._x2=t,this._y0=this._y1,this._y1=this._y2,this._y2=n}};var fs=(function t(n){function e(i){return new lt(i,n)}return e.tension=function(i){return t(+i)},e})(0);function ct(t,n,e){var i=t._x1,s=t._y1,r=t._x2,l=t._y2;if(t._l01_a>$t){var o=2*t._l01_2a+3*t._l01_a*t._l12_a+t._l12_2a,a=3*t._l01_a*(t._l01_a+t._l12_a);i=(i*o-t._x0*t._l12_2a+t._x2*t._l01_2a)/a,s=(s*o-t._y0*t._l12_2a+t._y2*t._l01_2a)/a}if(t._l23_a>$t){var c=2*t._l23_2a+3*t._l23_a*t._l12_a+t._l12_2a,u=3*t._l23_a*(t._l23_a+t._l12_a);r=(r*c+t._x1*t._l23_2a-n*t._l12_2a)/u,l=(l*c+t._y1*t._l23_2a-e*t._l12_2a)/u}t._context.bezierCurveTo(i,s,r,l,t._x2,t._y2)}function Dt(t,n){this._context=t,this._alpha=n}Dt.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._x2=this._y0=this._y1=this._y2=NaN,this._l01_a=this._l12_a=this._l23_a=this._l01_2a=this._l12_2a=this._l23_2a=this._point=0},lineEnd:function(){switch(this._point){case 2:this._context.lineTo(this._x2,this._y2);break;case 3:this.point(this._x2,this._y2);break}(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line=1-this._line},point:function(t,n){if(t=+t,n=+n,this._point){var e=this._x2-t,i=this._y2-n;this._l23_a=Math.sqrt(this._l23_2a=Math.pow(e*e+i*i,this._alpha))}switch(this._point){case 0:this._point=1,this._line?this._context.lineTo(t,n):this._context.moveTo(t,n);break;case 1:this._point=2;break;case 2:this._point=3;default:ct(this,t,n);break}this._l01_a=this._l12_a,this._l12_a=this._l23_a,this._l01_2a=this._l12_2a,this._l12_2a=this._l23_2a,this._x0=this._x1,this._x1=this._x2,this._x2=t,this._y0=this._y1,this._y1=this._y2,this._y2=n}};var ps=(function t(n){function e(i){return n?new Dt(i,n):new ot(i,0)}return e.alpha=function(i){return t(+i)},e})(.5);function Vt(t,n){this._context=t,this._alpha=n}Vt.prototype={areaStart:P,areaEnd:P,lineStart:function(){this._x0=this._x1=this._x2=this._x3=this._x4=this._x5=this._y0=this._y1=this._y2=this._y3=this._y4=this._y5=NaN,this._l01_a=this._l12_a=this._l23_a=this._l01_2a=this._l12_2a=this._l23_2a=this._point=0},lineEnd:function(){switch(this._point){case 1:{this._context.moveTo(this._x3,this._y3),this._context.closePath();break}case 2:{this._context.lineTo(this._x3,this._y3),this._context.closePath();break}case 3:{this.point(this._x3,this._y3),this.point(this._x4,this._y4),this.point(this._x5,this._y5);break}}},point:function(t,n){if(t=+t,n=+n,this._point){var e=this._x2-t,i=this._y2-n;this._l23_a=Math.sqrt(this._l23_2a=Math.pow(e*e+i*i,this._alpha))}switch(this._point){case 0:this._point=1,this._x3=t,this._y3=n;break;case 1:this._point=2,this._context.moveTo(this._x4=t,this._y4=n);break;case 2:this._point=3,this._x5=t,this._y5=n;break;default:ct(this,t,n);break}this._l01_a=this._l12_a,this._l12_a=this._l23_a,this._l01_2a=this._l12_2a,this._l12_2a=this._l23_2a,this._x0=this._x1,this._x1=this._x2,this._x2=t,this._y0=this._y1,this._y1=this._y2,this._y2=n}};var _s=(function t(n){function e(i){return n?new Vt(i,n):new at(i,0)}return e.alpha=function(i){return t(+i)},e})(.5);function Xt(t,n){this._context=t,this._alpha=n}Xt.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._x2=this._y0=this._y1=this._y2=NaN,this._l01_a=this._l12_a=this._l23_a=this._l01_2a=this._l12_2a=this._l23_2a=this._point=0},lineEnd:function(){(this._line||this._line!==0&&this._point===3)&&this._context.closePath(),this._line=1-this._line},point:function(t,n){if(t=+t,n=+n,this._point){var e=this._x2-t,i=this._y2-n;this._l23_a=Math.sqrt(this._l23_2a=Math.pow(e*e+i*i,this._alpha))}switch(this._point){case 0:this._point=1;break;case 1:this._point=2;break;case 2:this._point=3,this._line?this._context.lineTo(this._x2,this._y2):this._context.moveTo(this._x2,this._y2);break;case 3:this._point=4;default:ct(this,t,n);break}this._l01_a=this._l12_a,this._l12_a=this._l23_a,this._l01_2a=this._l12_2a,this._l12_2a=this._l23_2a,this._x0=this._x1,this._x1=this._x2,this._x2=t,this._y0=this._y1,this._y1=this._y2,this._y2=n}};var ds=(function t(n){function e(i){return n?new Xt(i,n):new lt(i,0)}return e.alpha=function(i){return t(+i)},e})(.5);function ri(t){this._context=t}ri.prototype={areaStart:P,areaEnd:P,lineStart:function(){this._point=0},lineEnd:function(){this._point&&this._context.closePath()},point:function(t,n){t=+t,n=+n,this._point?this._context.lineTo(t,n):(this._point=1,this._context.moveTo(t,n))}};function Nt(t){return t<0?-1:1}function Ct(t,n,e){var i=t._x1-t._x0,s=n-t._x1,r=(t._y1-t._y0)/(i||s<0&&-0),l=(e-t._y1)/(s||i<0&&-0),o=(r*s+l*i)/(i+s);return(Nt(r)+Nt(l))*Math.min(Math.abs(r),Math.abs(l),.5*Math.abs(o))||0}function Rt(t,n){var e=t._x1-t._x0;return e?(3*(t._y1-t._y0)/e-n)/2:n}function it(t,n,e){var i=t._x0,s=t._y0,r=t._x1,l=t._y1,o=(r-i)/3;t._context.bezierCurveTo(i+o,s+o*n,r-o,l-o*e,r,l)}function G(t){this._context=t}G.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._y0=this._y1=this._t0=NaN,this._point=0},lineEnd:function(){switch(this._point){case 2:this._context.lineTo(this._x1,this._y1);break;case 3:it(this,this._t0,Rt(this,this._t0));break}(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line=1-this._line},point:function(t,n){var e=NaN;if(t=+t,n=+n,!(t===this._x1&&n===this._y1)){switch(this._point){case 0:this._point=1,this._line?this._context.lineTo(t,n):this._context.moveTo(t,n);break;case 1:this._point=2;break;case 2:this._point=3,it(this,Rt(this,e=Ct(this,t,n)),e);break;default:it(this,this._t0,e=Ct(this,t,n));break}this._x0=this._x1,this._x1=t,this._y0=this._y1,this._y1=n,this._t0=e}}};function oi(t){this._context=new Yt(t)}(oi.prototype=Object.create(G.prototype)).point=function(t,n){G.prototype.point.call(this,n,t)};function Yt(t){this._context=t}Yt.prototype={moveTo:function(t,n){this._context.moveTo(n,t)},closePath:function(){this._context.closePath()},lineTo:function(t,n){this._context.lineTo(n,t)},bezierCurveTo:function(t,n,e,i,s,r){this._context.bezierCurveTo(n,t,i,e,r,s)}};function Ht(t){return new G(t)}function ai(t){this._context=t}ai.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x=[],this._y=[]},lineEnd:function(){var t=this._x,n=this._y,e=t.length;if(e)if(this._line?this._context.lineTo(t[0],n[0]):this._context.moveTo(t[0],n[0]),e===2)this._context.lineTo(t[1],n[1]);else for(var i=Ot(t),s=Ot(n),r=0,l=1;l<e;++r,++l)this._context.bezierCurveTo(i[0][r],s[0][r],i[1][r],s[1][r],t[l],n[l]);(this._line||this._line!==0&&e===1)&&this._context.closePath(),this._line=1-this._line,this._x=this._y=null},point:function(t,n){this._x.push(+t),this._y.push(+n)}};function Ot(t){var n,e=t.length-1,i,s=new Array(e),r=new Array(e),l=new Array(e);for(s[0]=0,r[0]=2,l[0]=t[0]+2*t[1],n=1;n<e-1;++n)s[n]=1,r[n]=4,l[n]=4*t[n]+2*t[n+1];for(s[e-1]=2,r[e-1]=7,l[e-1]=8*t[e-1]+t[e],n=1;n<e;++n)i=s[n]/r[n-1],r[n]-=i,l[n]-=i*l[n-1];for(s[e-1]=l[e-1]/r[e-1],n=e-2;n>=0;--n)s[n]=(l[n]-s[n+1])/r[n];for(r[e-1]=(t[e]+s[e-1])/2,n=0;n<e-1;++n)r[n]=2*t[n+1]-s[n+1];return[s,r]}function li(t,n){this._context=t,this._t=n}li.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x=this._y=NaN,this._point=0},lineEnd:function(){0<this._t&&this._t<1&&this._point===2&&this._context.lineTo(this._x,this._y),(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line>=0&&(this._t=1-this._t,this._line=1-this._line)},point:function(t,n){switch(t=+t,n=+n,this._point){case 0:this._point=1,this._line?this._context.lineTo(t,n):this._context.moveTo(t,n);break;case 1:this._point=2;default:{if(this._t<=0)this._context.lineTo(this._x,n),this._context.lineTo(t,n);else{var e=this._x*(1-this._t)+t*this._t;this._context.lineTo(e,this._y),this._context.lineTo(e,n)}break}}this._x=t,this._y=n}};function y(t,n={},...e){let i=document.createElement(t);for(let[s,r]of Object.entries(n))s.startsWith("on")?i.addEventListener(s.slice(2),r):r!==void 0&&r!==!1&&i.setAttribute(s,r===!0?"":r);return i.append(...e),i}function Ut(t){let n=matchMedia("(prefers-color-scheme: dark)"),e=new MutationObserver(t);return e.observe(document.body,{attributeFilter:["data-jp-theme-light","class"]}),n.addEventListener("change",t),()=>{e.disconnect(),n.removeEventListener("change",t)}}function Kt(){return matchMedia("(prefers-reduced-motion: reduce)").matches}function $(t,n=3){if(typeof t!="number")return String(t);let e=Math.abs(t)<1e-4&&t!==0?t.toPrecision(2):String(Number(t.toPrecision(n)));return z(e)}var ci={"+":"","-":"⁻",..."⁰¹²³⁴⁵⁶⁷⁸⁹"};function z(t){return t.replace(/(?<![^\s(])(?<!\w\()-(?=\.?\d|[iI]nf)/g,"−").replace(/(?<![\w.=-])(\d+(?:\.\d+)?)e([+-])0*(\d+)\b/g,(n,e,i,s)=>`${e==="1"?"":`${e}·`}10${[...i+s].map(r=>ci[r]).join("")}`)}var ui=7;function Wt(t,n){let e={slider:fi,choice:pi,switches:_i,buttons:di},i=t.filter(r=>!r.on_picture).map(r=>e[r.kind](r.name,r,n));return{node:y("div",{class:"controls"},...i.map(r=>r.node)),update:()=>i.forEach(r=>r.update())}}function ut(t,n){let e=([i,s])=>[n[i]].flat().some(r=>s.includes(r));return!t.fixed&&Object.entries(t.only).every(e)}function ht(t,n){t.classList.toggle("off",n);for(let[e,i]of[["role","group"],["aria-disabled","true"]])n?t.setAttribute(e,i):t.removeAttribute(e)}function hi({stops:t,low:n,high:e,step:i,log:s}){if(t){let o=a=>t.reduce((c,u,p)=>Math.abs(u-a)<Math.abs(t[c]-a)?p:c,0);return{count:t.length,at:a=>t[a],place:o}}let[r,l]=s?[Math.log10(n),Math.log10(e)]:[n,e];return{count:Math.round((l-r)/i)+1,at:o=>{let a=Math.min(r+o*i,l);return Number(s?(10**a).toPrecision(6):a.toFixed(9))},place:o=>Math.round(((s?Math.log10(o):o)-r)/i)}}function fi(t,n,e){let i=hi(n),s=g=>e.ask({[t]:g}),r=y("input",{type:"range",min:0,max:i.count-1,step:1,"aria-label":n.label,oninput:()=>s(i.at(Number(r.value)))}),l=y("input",{class:"number",inputmode:"decimal","aria-label":`${n.label}, as a number`,oninput:()=>u=!0,onchange:f,onkeydown:({key:g})=>g==="Enter"&&f(),onblur:()=>b()}),o=y("span",{class:"note",role:"status"}),[a,c]=[i.at(0),i.at(i.count-1)],[u,p]=[!1,""],h=()=>`${e.asked} ${e.state[t]}`;function f(){if(!u)return;u=!1;let g=Number(l.value.replace("−","-").replace(",","."));if(Number.isFinite(g)&&l.value.trim()!==""){let _=i.at(i.place(Math.min(Math.max(g,a),c)));s(_),o.textContent=m(g,_)}else o.textContent=`Expected: a number from ${$(a)} to ${$(c)}.`;l.value=$(e.state[t]),p=h()}function m(g,_){return $(g)===$(_)?"":g>c?`Up to ${$(c)}.`:g<a?`From ${$(a)} up.`:`${z(String(g))} is between stops: ${$(_)}.`}let x=y("div",{class:"row"},y("span",{class:"name"},n.label),r,l,o);function b(){let g=e.state[t];r.value=i.place(g),r.setAttribute("aria-valuetext",$(g)),document.activeElement!==l&&(l.value=$(g)),h()!==p&&(o.textContent="");let _=!ut(n,e.state);r.disabled=l.disabled=_,ht(x,_)}return{node:x,update:b}}function pi(t,n,e){let i=h=>e.ask({[t]:h}),s=Math.random().toString(36),r=n.options.map(h=>y("input",{type:"radio",name:s,onchange:()=>i(h)})),l=y("select",{"aria-label":n.label,onchange:()=>i(n.options[l.selectedIndex])},...n.options.map(h=>y("option",{},$(h)))),o=n.options.length<=ui,a=r.map((h,f)=>y("label",{class:"option"},h,$(n.options[f]))),c=o?y("div",{class:"options",role:"radiogroup","aria-label":n.label},...a):l,u=y("div",{class:o?"row wide":"row"},y("span",{class:"name"},n.label),c);function p(){let h=n.options.indexOf(e.state[t]),f=!ut(n,e.state);r.forEach((m,x)=>{m.checked=x===h,m.disabled=f||n.stops&&!n.stops.includes(n.options[x])}),l.selectedIndex=h,l.disabled=f,ht(u,f)}return{node:u,update:p}}function _i(t,n,e){let i=a=>{let c=new Set(e.state[t]);c.delete(a)||c.add(a),e.ask({[t]:n.options.filter(u=>c.has(u))})},s=n.options.map(a=>y("button",{type:"button",onclick:()=>i(a)},$(a))),r=y("div",{class:"options",role:"group","aria-label":n.label},...s),l=y("div",{class:"row wide"},y("span",{class:"name"},n.label),r);function o(){let a=!ut(n,e.state);s.forEach((c,u)=>{c.setAttribute("aria-pressed",e.state[t].includes(n.options[u])),c.disabled=a}),ht(l,a)}return{node:l,update:o}}function di(t,n,e){let i=(o,a)=>a.ariaDisabled!=="true"&&e.press(o),s=Object.entries(n.options).map(([o,a])=>{let c=y("button",{type:"button",onclick:()=>i(o,c),onblur:()=>l()},a);return[o,a,c]}),r=y("div",{class:"row wide"},y("div",{class:"options"},...s.map(([,,o])=>o)));function l(){for(let[o,a,c]of s){let u=e.numbers.buttons?.[o]??{},p=u.label??a;c.textContent!==p&&(c.textContent=p);let h=!!(n.fixed||u.disabled);c.ariaDisabled=h,c.disabled=h&&!c.matches(":focus")}}return{node:r,update:l}}var Gt=`/* Light and dark follow JupyterLab's theme, VS Code's, or the system's. */
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
`;var gi={float32:Float32Array,int32:Int32Array,uint8:Uint8Array};function V(t){return Array.isArray(t)?t.map(V):t===null||typeof t!="object"||ArrayBuffer.isView(t)?t:t.data!==void 0?ft(t.kind,t.shape,t.data):Object.fromEntries(Object.entries(t).map(([n,e])=>[n,V(e)]))}function ft(t,n,e){let{buffer:i,byteOffset:s=0,byteLength:r}=ArrayBuffer.isView(e)?e:new Uint8Array(e),l=new gi[t](i.slice(s,s+r));return l.shape=n,l}function Qt(t){let n=new Map,e=0,i=()=>{},s={number:-1,asked:0,served:{},onQuestion:i,onAnswer:i},r=V(t.get("lasting"));s.controls=Object.fromEntries(t.get("described").map(o=>[o.name,o]));function l(){let o=t.get("answer");if(!(o.number<s.number)){for(let[a,c]of n)c.number<=o.number&&n.delete(a);s.number=o.number,s.state={...o.state,...Jt(n)},s.numbers={...r,...V(o.numbers)},s.drawn=o.state,s.said=o.said,s.failed=o.failed,s.onAnswer()}}return s.ask=o=>{e=Math.max(e+1,Date.now()),s.asked=e;for(let[a,c]of Object.entries(o))n.set(a,{value:c,number:e});s.state={...s.state,...o},s.onQuestion(),t.set("asked",{number:e,changes:Jt(n)}),t.save_changes()},s.press=o=>s.served[o]?s.served[o]():t.send({press:o}),t.on("change:answer",l),s.close=()=>t.off("change:answer",l),l(),s}function Jt(t){return Object.fromEntries([...t].map(([n,e])=>[n,e.value]))}var yi={float32:4,int32:4,uint8:1},xi=120;async function jt(t){let{title:n,stops:e,followed:i,played:s,first:r}=t,l=async d=>JSON.parse(new TextDecoder().decode(await Zt(d))),o=await l(t.moments),a=vi(await l(t.arrays),await Zt(t.data)),c=o.map(d=>J(d.numbers,a)),u=J(t.lasting,a),p=t.described.map(d=>d.name in e?{...d,stops:e[d.name]}:{...d,fixed:d.kind!=="buttons"&&!d.local}),h=new Set(p.filter(d=>d.local).map(({name:d})=>d)),f=d=>JSON.stringify(Object.keys(e).map(v=>d[v])),m=new Map(o.map((d,v)=>[f(d.state),v])),x=new Set,b={},g=null,_=w(r,0);function w(d,v){let{state:S,said:E}=o[d],C=s?{buttons:{pause:{disabled:g===null}}}:{};return{number:v,state:{...S,...b},said:E,failed:!1,numbers:{...c[d],...C}}}function A([d,v]){let S=C=>Math.abs(C-v),E=typeof v=="number"?e[d]:void 0;return[d,E?E.reduce((C,X)=>S(X)<S(C)?X:C):v]}function M(d){let v=Object.keys(i).filter(S=>S in d&&d[S]!==_.state[S]);return Object.assign({},...v.map(S=>i[S][e[S].indexOf(d[S])]))}function k({number:d,changes:v}){let S=Object.fromEntries(Object.entries(v).map(A));for(let[C,X]of Object.entries(S))h.has(C)&&(b[C]=X);let E=m.get(f({..._.state,...M(S),...S}));_=w(E??m.get(f(_.state)),d),x.forEach(C=>C())}function T(){clearInterval(g),g=null}function R(){_=w(m.get(f(_.state)),_.number),x.forEach(d=>d())}function L(){let d=e[s],v=E=>k({number:Math.max(Date.now(),_.number+1),changes:{[s]:d[E]}}),S=()=>d.indexOf(_.state[s]);g=setInterval(()=>{let E=S()+1;E===d.length-1&&T(),v(E)},xi),S()===d.length-1?v(0):R()}return{get:d=>({title:n,described:p,answer:_,lasting:u})[d],set:(d,v)=>{d==="asked"&&(T(),k(v))},save_changes:()=>{},send:({press:d})=>{T(),d==="play"?L():R()},on:(d,v)=>d==="change:answer"&&x.add(v),off:(d,v)=>x.delete(v)}}async function Zt(t){let n=Uint8Array.from(atob(t),i=>i.charCodeAt(0)),e=new Blob([n]).stream().pipeThrough(new DecompressionStream("deflate"));return new Uint8Array(await new Response(e).arrayBuffer())}function vi(t,n){let e=0;return t.map(({kind:i,shape:s})=>{let r=yi[i],l=s.reduce((a,c)=>a*c,1),o=new Uint8Array(l*r);for(let a=0;a<r;a+=1)for(let c=0;c<l;c+=1)o[c*r+a]=n[e+a*l+c];return e+=o.length,ft(i,s,o)})}function J(t,n){return Array.isArray(t)?t.map(e=>J(e,n)):t===null||typeof t!="object"?t:t.array!==void 0?n[t.array]:Object.fromEntries(Object.entries(t).map(([e,i])=>[e,J(i,n)]))}var bi="This explorer is asleep: run the cell to use it.",wi=16,ki=25,Ti=600;function tn(t){let n=({model:i,el:s})=>Ai(t,i,s);return{render:n,play:async(i,s)=>n({model:await jt(i),el:s})}}function Ai(t,n,e){let i=Qt(n),s=Wt(n.get("described"),i),r=y("div",{class:"picture"}),l=y("p",{class:"said"}),o=y("p",{class:"heard",role:"status"}),a=y("section",{class:"mlpkit","aria-label":n.get("title")},y("style",{},Gt),y("p",{class:"asleep",role:"note"},bi),r,s.node,l,o),c=Mi(a),u=()=>a.classList.add("sleeping");n.on("comm_live_update",u),e.append(a);let p=t({picture:r,link:i,root:a}),[h,f,m,x,b]=[0,0,0,0,0],g=r.clientWidth;function _(){if(cancelAnimationFrame(h),h=0,b=performance.now(),g===0)return;s.update();let k=p({numbers:i.numbers,state:i.state,drawn:i.drawn,width:g}),T=i.failed?i.said:z(k??i.said);l.textContent=T,l.classList.toggle("failed",i.failed),a.dataset.drawn=i.number,a.dataset.pictures=x+=1,clearTimeout(m),m=setTimeout(()=>{o.setAttribute("role",i.failed?"alert":"status"),o.textContent!==T&&(o.textContent=T)},Ti)}let w=()=>{clearTimeout(f),f=0,h||=requestAnimationFrame(_)};i.onAnswer=()=>{a.classList.remove("sleeping"),w(),i.number>=i.asked&&!document.hidden&&performance.now()-b>wi&&_()},i.onQuestion=()=>{a.dataset.asked=i.asked,f||=setTimeout(w,ki)};let A=new ResizeObserver(([{contentRect:k}])=>{let T=Math.round(k.width);T!==g&&(g=T,w())});A.observe(r);let M=Ut(w);return a.dataset.asked=i.asked,w(),()=>{cancelAnimationFrame(h),clearTimeout(f),clearTimeout(m),A.disconnect(),M(),c(),n.off("comm_live_update",u),i.close()}}function Mi(t){let n=e=>{if(!t.contains(e.target))return;let i=e.ctrlKey||e.metaKey||e.altKey||e.key==="Escape"||e.key==="Enter"&&e.shiftKey;e.target.toggleAttribute("data-lm-suppress-shortcuts",!i)};return window.addEventListener("keydown",n,!0),()=>window.removeEventListener("keydown",n,!0)}function nn(t,n){let e=Mt("svg").attr("role","group").attr("aria-label",n);return t.append(e.node()),e.size=(i,s)=>e.attr("viewBox",`0 0 ${i} ${s}`).attr("height",s),e}var Si={row:88,radius:17,letter:6.9,near:76},Ei={row:94,radius:14,letter:6.3,near:66},[pt,sn]=[13,4],[$i,en,Ni]=[190,44,60],Ci=3,Ri=27,Oi=[.5,.44,.56,.38,.62,.32,.68,.26,.74],Pi=200,[Li,rn]=[620,480],qi=`
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
`,Is=tn(({picture:t,link:n,root:e})=>{let{expression:i,step:s}=n.controls,r=zi(i,n),l=y("div",{class:"graph"}),o=nn(l,"the graph: values in blue, gradients in orange"),a=o.append("g").attr("class","edges"),c=a.append("g"),u=o.append("g"),p=o.append("g").style("pointer-events","none"),h=()=>n.numbers.steps.length-1,f=()=>Math.min(n.state.step,h()),m=T=>n.ask({step:T>=h()?s.high:Math.max(T,0)}),x=(T,R)=>y("button",{type:"button",onclick:()=>m(f()+R)},T),[b,g]=[x("Back",-1),x("Next",1)],_=y("input",{type:"range",min:0,step:1,"aria-label":s.label,oninput:()=>m(Number(_.value))}),w=y("span",{class:"count"}),A=Ki(m),M=y("p",{class:"key"},y("b",{class:"value"},"Blue"),": the value. ",y("b",{class:"slope"},"Orange"),": the gradient; on an edge, the part of it that comes back that way.");t.append(y("style",{},qi),y("p",{class:"question"},n.numbers.question),r.node,l,M,y("div",{class:"walk"},b,g,_,w)),e.append(A.node);let k={step:f()};return({numbers:T,state:R,drawn:L,width:d})=>{let v=f(),S=T.steps[v],E=Bi(T,d,c);return l.classList.toggle("small",d<rn),o.size(E.width,E.height).attr("width",E.width),E.width>d?l.setAttribute("tabindex",0):l.removeAttribute("tabindex"),Yi(a,c,T,E,v),Ui(u,T,E,v),r.update(L,T.right,v===h()),_.max=h(),_.value=v,_.setAttribute("aria-valuetext",`step ${v} of ${h()}`),w.textContent=`step ${v} of ${h()}`,b.disabled=v===0,g.disabled=v===h(),A.update(T,v,d<Li),R.expression===k.expression&&R.order===k.order&&v===k.step+1&&!Kt()&&Wi(p,T,S,c),k={...R,step:v},T.said[v]}});function zi(t,n){let e=Math.random().toString(36),i="right order add",s=new Map,r=t.options.map(f=>y("input",{type:"radio",name:e,onchange:()=>n.ask({expression:f})})),l=r.map(()=>y("span",{class:"mark"})),o=r.map((f,m)=>y("label",{class:"option"},f,t.options[m],l[m])),a=()=>c.value.trim()&&n.ask({expression:c.value}),c=y("input",{"aria-label":"your own expression",placeholder:"your own: b = a * a; b + a",spellcheck:"false",autocomplete:"off",autocapitalize:"off",onkeydown:f=>f.key==="Enter"&&a(),oninput:()=>c.removeAttribute("aria-invalid")}),u=y("div",{class:"chosen"},y("div",{class:"options",role:"radiogroup","aria-label":t.label},...o),t.stops?"":y("div",{class:"own"},c,y("button",{type:"button",onclick:a},"Draw"))),p=null;function h({order:f,meet:m,expression:x},b,g){x!==p&&!t.options.includes(x)&&(c.value=x),p=x;let _=`${f} ${m}`;s.has(_)||s.set(_,{}),g&&_!==i&&(s.get(_)[x]=b),t.options.forEach((w,A)=>{let M=s.get(_)[w];r[A].checked=w===n.state.expression,l[A].textContent=M===void 0?"":M?" ✓":" ✗",l[A].className=`mark ${M?"right":"wrong"}`}),n.failed&&c.value?c.setAttribute("aria-invalid","true"):c.removeAttribute("aria-invalid")}return{node:u,update:h}}function O(t){let n=Math.abs(t);return n>=1e5?z(t.toExponential(1)):$(t,n>.1&&n<1?2:Ci)}var on=({name:t,kind:n,value:e})=>n==="made"?`${t} = ${O(e)}`:O(e);function Bi({places:t,paths:n,nodes:e,edges:i,steps:s},r,l){let o=Math.max(...t.map(([d])=>d)),a=Math.max(...n.flat().map(([,d])=>d)),c=r<rn?Ei:Si,{letter:u,radius:p}=c,h=e.filter((d,v)=>[0,o].includes(t[v][0])),f=Math.max(2*p,u*Math.max(...h.map(d=>on(d).length))/2+4),m=Math.max(...i.map((d,v)=>Q(s,"sent",v))),x=Math.max(...e.map((d,v)=>Q(s,"grads",v))),b=i.some(({aside:d})=>d),g=Math.max(c.near,u*m+2*p,b?u*(m+x)+sn:0),_=Math.min(Math.max((r-2*f)/o,g),$i),w=Math.max(r,_*o+2*f),A=(w-_*o)/2,M=a===0?12:0,k=([d,v])=>[A+d*_,en+M+v*c.row],T=n.map((d,v)=>Ii(d.map(k),i[v].aside)),R=zt().curve(Ht);l.selectAll("path").data(T).join("path").attr("d",d=>R(d));let L={width:w,height:en+Ni+2*M+a*c.row,at:t.map(k),size:c};return L.spots=Fi(L,l,e,i,s),L}function Ii(t,n){if(!n)return t;let[[e,i],[s,r]]=[t[0],t.at(-1)],l=o=>[e+o*(s-e),i+o*(r-i)+n*Ri];return[[e,i],l(.32),l(.68),[s,r]]}function Fi({at:t,size:{radius:n,letter:e}},i,s,r,l){let o=i.selectAll("path").nodes(),a=o.map(u=>Di(u,24)),c=t.flatMap(([u,p],h)=>[{x:u,y:p,wide:n+3,high:n+2},{x:u,y:p-n-11,wide:e*on(s[h]).length/2,high:pt/2},{x:u,y:p+n+11,wide:e*Q(l,"grads",h)/2,high:pt/2}]);return r.map(({source:u},p)=>{let h=[O(s[u].value).length,Q(l,"sent",p)],f=a.filter((x,b)=>b!==p).flat(),m=Vi(o[p],h.map(x=>x*e/2),c,f);return c.push(...m.boxes),m})}function Di(t,n){let e=t.getTotalLength();return Array.from({length:n},(i,s)=>t.getPointAtLength(e*(s+.5)/n))}function Vi(t,[n,e],i,s){let r=t.getTotalLength(),[l,o]=[null,1/0];for(let a of[!0,!1])for(let[c,u]of Oi.entries()){let{x:p,y:h}=t.getPointAtLength(u*r),f=pt/2,m=a?[{x:p,y:h-8,wide:n,high:f},{x:p,y:h+8,wide:e,high:f}]:[{x:p,y:h,wide:e,high:f}],x=({x:g,y:_})=>m.some(w=>Math.abs(g-w.x)<w.wide&&Math.abs(_-w.y)<f),b=c/20+!a*4+2*s.filter(x).length+m.flatMap(g=>i.map(_=>Xi(g,_))).reduce((g,_)=>g+_,0);b<o&&([l,o]=[{x:p,y:h,both:a,boxes:m},b])}return l}var Q=(t,n,e)=>Math.max(0,...t.filter(i=>i[n]?.[e]!=null).map(i=>O(i[n][e]).length+2*i.wrong[n].includes(e)));function Xi(t,n){let e=t.wide+n.wide+sn-Math.abs(t.x-n.x),i=t.high+n.high-Math.abs(t.y-n.y);return e>0&&i>0?5+Math.min(e,i):0}function Yi(t,n,{nodes:e,edges:i,steps:s},{spots:r},l){let{sent:o,wrong:a,fresh:c,node:u,way:p}=s[l],h=m=>[o?.[m]!=null&&"back",a?.sent.includes(m)&&"wrong",p==="forward"&&i[m].target===u&&"forth fresh",c?.includes(m)&&"fresh"].filter(Boolean).join(" ");n.selectAll("path").data(i).attr("class",(m,x)=>`edge ${h(x)}`);let f=i.flatMap(({source:m,target:x},b)=>{let{x:g,y:_,both:w}=r[b],A=h(b).includes("fresh")?" fresh":"",M=[];if(w&&e[x].known<=l&&M.push({x:g,y:_-8,text:O(e[m].value),kind:`value${A}`}),o?.[b]!=null){let k=a.sent.includes(b),T=`${k?"✗ ":""}${O(o[b])}`;M.push({x:g,y:w?_+8:_,text:T,kind:`${k?"wrong":"slope"}${A}`})}return M});Hi(t,f)}function Hi(t,n){t.selectAll(":scope > text").data(n).join("text").attr("class",e=>`number ${e.kind}`).attr("x",e=>e.x).attr("y",e=>e.y).text(e=>e.text)}function Ui(t,{nodes:n,steps:e},{at:i,size:{radius:s}},r){let{node:l,grads:o,wrong:a}=e[r];t.selectAll("g").data(n).join(c=>{let u=c.append("g");return u.append("circle"),u.append("text").attr("class","sign"),u}).attr("transform",(c,u)=>`translate(${i[u].join()})`).attr("class",(c,u)=>`${c.kind}${u===l?" fresh":""}`).each(function({name:u,sign:p,kind:h,value:f,known:m,right:x},b){let g=H(this);g.select("circle").attr("r",s).attr("visibility",h==="constant"?"hidden":null),g.select(".sign").attr("class",`sign${p.length>2?" word":""}${h==="constant"?" number":""}`).text(p);let _=[];(h==="given"||h==="made"&&m<=r)&&_.push({x:0,y:-s-11,text:O(f),kind:"value"});let w=o?.[b],A=a?.grads.includes(b);if(w!=null&&_.push({x:0,y:s+11,text:`${A?"✗ ":""}${O(w)}`,kind:A?"wrong":"slope"}),A&&_.push({x:0,y:s+26,text:`✓ ${O(x)}`,kind:"right"}),g.selectAll("text.number:not(.sign)").data(_).join("text").attr("class",k=>`number ${k.kind}`).attr("x",k=>k.x).attr("y",k=>k.y).text(k=>k.text),h!=="made")return;if(g.selectAll("text.name").data(m<=r?[]:[u]).join("text").attr("class","number name ahead").attr("y",-s-11).text(u),m<=r){let k=g.select("text.value").text(null);k.append("tspan").attr("class","name").text(`${u} = `),k.append("tspan").text(O(f))}})}function Ki(t){let[n,e]=[y("code"),y("span")],i=y("p",{class:"loop"},n," ",e),[s,r]=["forward","backward"].map(a=>y("ol",{class:a==="forward"?"forth":"back","aria-label":`the code, ${a}`})),l=y("div",{class:"lines"},y("div",{},y("h3",{},"forward"),s),y("div",{},y("h3",{},"backward"),i,r));function o({steps:a,loop:c},u,p){l.classList.toggle("narrow",p),[n.textContent,e.textContent]=c;for(let[h,f]of[[s,"forward"],[r,"backward"]]){let m=a.map((g,_)=>({...g,k:_})).filter(g=>g.way===f);H(h).selectAll("li").data(m).join("li").attr("class",({k:g})=>g===u?"now":g>u?"ahead":null).attr("aria-current",({k:g})=>g===u?"step":null).on("click",(g,{k:_})=>t(_)).each(function({k:_,lines:w}){let A=f==="forward"?"value":"slope";this.replaceChildren(y("span",{class:A},String(_)),...w.map(({code:M,worked:k,wrong:T})=>y("div",{class:"line"},y("code",{},M),y("span",{class:T?"wrong":A},T?`${k} ✗`:k))))});let x=h.scrollHeight>h.clientHeight+1;x?h.setAttribute("tabindex",0):h.removeAttribute("tabindex");let b=h.querySelector(".now");x&&b&&(h.scrollTop=b.offsetTop-h.offsetTop-h.clientHeight/2+b.clientHeight)}}return{node:l,update:o}}function Wi(t,{edges:n},{way:e,node:i,fresh:s},r){let l=r.selectAll("path").nodes();n.forEach(({target:o},a)=>{if(e==="forward"?o!==i:!s?.includes(a))return;let c=l[a].getTotalLength(),u=m=>{let{x,y:b}=l[a].getPointAtLength(m*c);return`translate(${x}px,${b}px)`},p=[0,.25,.5,.75,1],h=(e==="forward"?p:p.toReversed()).map(u),f=t.append("circle").attr("r",5).attr("style",`fill: var(${e==="forward"?"--value":"--slope"}); stroke: none`);f.node().animate({transform:h},{duration:Pi,easing:"ease-in-out"}).onfinish=()=>f.remove()})}export{Is as default};
