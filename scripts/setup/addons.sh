# shellcheck shell=bash
# The native addons. What was built is kept in .native/, so a fresh node_modules costs no second build.

build_sound_addon() {
  begin 'Sound (PortAudio)'
  local sound=node_modules/naudiodon handler=node_modules/segfault-handler
  if addon_loads "$sound" && addon_loads "$handler"; then
    finish 'already there'
  elif ! can_compile; then
    without 'no compiler (g++, make, python3)' 'Calls go without sound.'
  elif ! provide_addon "$handler" '' || ! provide_addon "$sound" '' "$sound_flags"; then
    without 'could not be built' 'Calls go without sound.'
    show_log
  elif ! addon_loads "$sound"; then
    without 'built, but it does not load' 'Calls go without sound. The library libasound.so.2 (ALSA) is missing, most likely.'
  else
    finish 'built'
  fi
}

build_opencv_addon() {
  begin 'Camera (OpenCV)'
  local addon=node_modules/@u4/opencv4nodejs version
  addon_loads "$addon" && { finish 'already there'; return; }
  version=$(opencv_version)
  if [ -z "$version" ]; then
    without 'no OpenCV 4 headers (Debian: libopencv-dev)' "$without_opencv"
  elif ! can_compile; then
    without 'no compiler (g++, make, python3)' "$without_opencv"
  elif opencv_view "$version" && provide_opencv "$addon" "$version" && addon_loads "$addon"; then
    finish "built with OpenCV $version"
  else
    without 'could not be built' "$without_opencv"
    show_log
  fi
}

# Its PaContext.h uses std::string without including it, which compilers since GCC 13 refuse.
readonly sound_flags='CXXFLAGS=-include string'
readonly without_opencv='Pictures are made by sharp and ffmpeg instead.'

without() {
  finish "$1"
  note "$2"
}

can_compile() { command -v g++ >/dev/null && command -v make >/dev/null && command -v python3 >/dev/null; }

release_of() { echo "$1/build/Release"; }

# An addon of another Node, or of an OpenCV that was replaced, is there but does not load.
addon_loads() {
  local file
  for file in "$(release_of "$1")"/*.node; do
    [ -f "$file" ] && node -e 'require(require("path").resolve(process.argv[1]))' "$file" >>"$log" 2>&1 && return 0
  done
  return 1
}

# -O1 comes after Node's own -O3 and halves the time; the work is done inside OpenCV's libraries.
provide_opencv() {
  remark '(the first time takes minutes)'
  provide_addon "$1" "-opencv$2" OPENCV4NODEJS_DISABLE_AUTOBUILD=1 OPENCV_INCLUDE_DIR="$opencv_here/include/opencv4" \
    OPENCV_LIB_DIR="$opencv_here/lib" OPENCV_BIN_DIR=/usr/bin CXXFLAGS=-O1
}

# provide_addon FOLDER SUFFIX VARIABLE=VALUE...: from an earlier build for the same Node, or by a new one with that environment.
provide_addon() {
  local folder=$1 kept
  kept=$native/built/$(basename "$1")-$(node -p 'require("./'"$1"'/package.json").version')-$node_abi$2
  restore_addon "$folder" "$kept" && addon_loads "$folder" && return 0
  shift 2
  compile_addon "$folder" "$@" || return 1
  rm -rf "$kept"
  mkdir -p "$kept"
  cp -P "$(release_of "$folder")"/*.node "$kept/"
  cp -P "$(release_of "$folder")"/*.so* "$kept/" 2>/dev/null
  return 0
}

restore_addon() {
  [ -d "$2" ] && mkdir -p "$(release_of "$1")" && cp -P "$2"/* "$(release_of "$1")/"
}

compile_addon() {
  local folder=$1 gyp=$PWD/node_modules/.bin/node-gyp headers
  shift
  [ -x "$gyp" ] || { echo 'node-gyp is missing' >>"$log"; return 1; }
  headers=$(node_headers)
  quietly in_folder "$folder" env "$@" "$gyp" rebuild --jobs "$(cores)" ${headers:+--nodedir "$headers"}
}

in_folder() (cd "$1" && shift && "$@")

cores() { getconf _NPROCESSORS_ONLN 2>/dev/null || echo 1; }

readonly opencv_headers=/usr/include/opencv4/opencv2
readonly opencv_modules='core imgproc imgcodecs videoio highgui objdetect video'

# The version in OpenCV's own header, like 4.6.0; nothing without it.
opencv_version() {
  local header=$opencv_headers/core/version.hpp part
  [ -f "$header" ] || return 0
  for part in MAJOR MINOR REVISION; do
    sed -n "s/^#define CV_VERSION_$part *\([0-9]*\).*/\1/p" "$header"
  done | paste -sd. -
}

# opencv_view VERSION: a folder that shows the addon only the modules that vcall uses. It builds bindings for every module it
# sees, which takes five times as long. Sets opencv_here.
opencv_view() {
  local headers module library
  opencv_here=$PWD/$native/opencv-$1
  headers=$opencv_here/include/opencv4/opencv2
  rm -rf "$opencv_here"
  mkdir -p "$headers" "$opencv_here/lib"
  ln -s "$opencv_headers"/* "$headers/" && rm -f "$headers/opencv_modules.hpp"
  for module in $opencv_modules; do
    library=$(opencv_library "$module")
    [ -n "$library" ] || { echo "libopencv_$module.so is missing" >>"$log"; return 1; }
    ln -s "$library" "$opencv_here/lib/"
    echo "#define HAVE_OPENCV_$(tr '[:lower:]' '[:upper:]' <<<"$module")" >>"$headers/opencv_modules.hpp"
  done
}

opencv_library() {
  local folder
  for folder in "/usr/lib/$(g++ -dumpmachine)" /usr/lib64 /usr/lib; do
    [ -e "$folder/libopencv_$1.so" ] && { echo "$folder/libopencv_$1.so"; return; }
  done
}
