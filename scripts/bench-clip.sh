#!/usr/bin/env bash
# Makes the benchmark's own clip: a shaded head that sways and talks before a wall with shelves, with a sensor's noise, as
# a peer's encoder would leave it. 640x480, 30 pictures a second, three seconds.
#
#   bash scripts/bench-clip.sh [FILE]      tests/bench/clip.webm unless told otherwise
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly target=${1:-tests/bench/clip.webm}

# Registers: 0, 1 the place in the head, from -1 to 1; 2 how far outside of it; 3, 4, 5 eyes, mouth, hair; 6 the light.
readonly place='st(0,(X-320-26*sin(T*2.1))/118)+st(1,(Y-250-9*sin(T*3.3))/158)+st(2,hypot(ld(0),ld(1)))'
readonly parts='st(3,lt(hypot(abs(ld(0))-0.38,(ld(1)+0.12)*1.7),0.13))+st(4,lt(hypot(ld(0)*1.2,(ld(1)-0.52)*(3.2+1.6*sin(T*11))),0.34))+st(5,lt(ld(1),-0.45+0.12*sin(ld(0)*5)))'
readonly light='st(6,clip(0.85-0.35*ld(0)-0.45*ld(1)*ld(1)+0.08*sin(ld(0)*19)*sin(ld(1)*23),0,1.05))'
readonly wall='(96+34*sin(X/57)*cos(Y/71)+26*gt(mod(X,128),119)-40*gt(mod(Y,120),108)+18*sin(X*0.9)*sin(Y*0.7)*gt(mod(Y,120),40))'
readonly shirt='gt(Y,372+0.0028*(X-320-20*sin(T*2.1))*(X-320-20*sin(T*2.1)))'

# One channel: skin, lips or eye, hair, shirt, wall.
channel() {
  local skin=$1 mouth=$2 hair=$3 cloth=$4 back=$5
  echo "0*($place+$parts+$light)+if(lt(ld(2),1),if(ld(5),$hair*(0.5+ld(6)),if(ld(3),30,if(ld(4),$mouth*ld(6),$skin*ld(6)))),if($shirt,$cloth*(0.7+0.3*sin((X+Y)/9)),$back*$wall))"
}

filter="geq=r='$(channel 236 170 64 52 1.05)':g='$(channel 184 60 44 70 0.98)':b='$(channel 156 64 34 128 0.86)'"
ffmpeg -hide_banner -loglevel error -y -f lavfi -i color=black:size=640x480:rate=30:duration=3 \
  -vf "format=gbrp,$filter,noise=alls=5:allf=t,format=yuv420p" \
  -c:v libvpx -b:v 150k -quality good -cpu-used 2 -threads 1 "$target"
