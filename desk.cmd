@echo off
rem SPDX-License-Identifier: Apache-2.0
rem Builds, tests and runs Citizen Desk on Windows, as the script "desk" does elsewhere.
setlocal EnableExtensions DisableDelayedExpansion
set "ROOT=%~dp0"
set "COMMAND=%~1"
set "ARGS="
for /f "tokens=1,*" %%a in ("%*") do set "ARGS=%%b"

if "%COMMAND%"=="" goto wrong
if /i "%COMMAND%"=="help" goto usage
if /i "%COMMAND%"=="--help" goto usage
if /i "%COMMAND%"=="-h" goto usage
if "%COMMAND%"=="/?" goto usage
set "KNOWN="
for %%c in (run test server client tour bench soak knowledge package format) do if "%COMMAND%"=="%%c" set "KNOWN=1"
if defined KNOWN goto known
echo desk: there is no command '%COMMAND%'. 1>&2
goto wrong

:known
if /i "%~2"=="--help" goto help_%COMMAND%
if /i "%~2"=="-h" goto help_%COMMAND%
if "%~2"=="/?" goto help_%COMMAND%

call :find_jdk
if not defined JDK goto no_jdk
set "JAVA_HOME=%JDK%"
where mvn >nul 2>nul
if errorlevel 1 goto no_maven
set "MAVEN_VERSION="
for /f "tokens=2,3" %%a in ('mvn -v 2^>nul') do if "%%a"=="Maven" if not defined MAVEN_VERSION set "MAVEN_VERSION=%%b"
for /f "tokens=1,2 delims=." %%v in ("%MAVEN_VERSION%") do (
  if %%v LSS 3 goto old_maven
  if %%v EQU 3 if %%w LSS 8 goto old_maven
)
set "MAVEN_OPTS=--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED %MAVEN_OPTS%"
goto do_%COMMAND%

:do_test
pushd "%ROOT%"
call mvn -B -ntp verify %ARGS%
goto done

:do_package
echo desk: the image is built on Linux only for now. 1>&2
exit /b 1

:do_format
pushd "%ROOT%"
call mvn -B -ntp -q spotless:apply %ARGS%
goto done

:done
set "STATUS=%ERRORLEVEL%"
popd
exit /b %STATUS%

:do_server
set "OPTIONS=@"%ROOT%packaging\jvm\server.options""
set "MAIN=org.citizendesk.server.app.ServerMain"
goto start

:do_client
call :window
set "MAIN=org.citizendesk.desktop.app.DesktopMain"
goto start

:do_run
call :window
set "OPTIONS=%OPTIONS% @"%ROOT%packaging\jvm\driver.options""
set "MAIN=org.citizendesk.endtoend.launch.RunDemo"
goto start

:do_tour
call :headless
set "MAIN=org.citizendesk.endtoend.tour.Tour"
goto start

:do_bench
call :headless
set "MAIN=org.citizendesk.endtoend.bench.Bench"
goto start

:do_knowledge
set "OPTIONS=@"%ROOT%packaging\jvm\server.options""
set "MAIN=org.citizendesk.knowledge.cli.KnowledgeCommand"
goto start

:do_soak
set "OPTIONS=@"%ROOT%packaging\jvm\server.options""
set "MAIN=org.citizendesk.endtoend.soak.Soak"
goto start

rem Maven looks itself which sources are new.
:start
echo Building Citizen Desk; the first time Maven downloads its libraries as well. 1>&2
pushd "%ROOT%"
call mvn -B -ntp -q process-classes -pl end-to-end -am -Dspotless.check.skip=true -Dcheckstyle.skip=true -Denforcer.skip=true
if errorlevel 1 goto done
popd
set "CLASSES="
for %%m in (sync-protocol sqlite-store knowledge-base central-server desktop-client end-to-end) do call set "CLASSES=%%CLASSES%%%ROOT%%%m\target\classes;"
"%JAVA_HOME%\bin\java" %OPTIONS% -cp "%CLASSES%%ROOT%end-to-end\target\lib\*" %MAIN% %ARGS%
exit /b %ERRORLEVEL%

:window
set "OPTIONS=-p "%ROOT%end-to-end\target\fx" @"%ROOT%packaging\jvm\desktop.options""
exit /b 0

:headless
call :window
set "OPTIONS=%OPTIONS% @"%ROOT%packaging\jvm\driver.options" -Dglass.platform=Headless -Dprism.order=sw -Djava.awt.headless=true"
exit /b 0

rem Sets JDK to the first folder of the usual places that holds a JDK 25.
:find_jdk
set "JDK="
call :try_jdk "%JAVA_HOME%"
call :try_jdk "%JAVA25_HOME%"
call :try_jdk "%JAVA_HOME_25_X64%"
for %%p in ("%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%LocalAppData%\Programs\Eclipse Adoptium" "%UserProfile%\.jdks") do call :try_folder "%%~p"
exit /b 0

:try_folder
if not exist "%~1\" exit /b 0
pushd "%~1"
for /d %%d in (*25*) do call :try_jdk "%~1\%%~d"
popd
exit /b 0

:try_jdk
if defined JDK exit /b 0
if "%~1"=="" exit /b 0
if not exist "%~1\bin\javac.exe" exit /b 0
if not exist "%~1\release" exit /b 0
set "VERSION="
for /f "usebackq tokens=1,2 delims==" %%k in ("%~1\release") do if "%%k"=="JAVA_VERSION" set "VERSION=%%~l"
if "%VERSION%"=="25" set "JDK=%~1"
if "%VERSION:~0,3%"=="25." set "JDK=%~1"
exit /b 0

:no_jdk
echo Citizen Desk needs a JDK 25, and none was found on this machine. 1>&2
echo Install one:  winget install EclipseAdoptium.Temurin.25.JDK 1>&2
echo or from       https://adoptium.net/temurin/releases/?version=25 1>&2
echo Where one is installed already, name its folder:  set "JAVA25_HOME=C:\path\to\jdk-25" 1>&2
exit /b 1

:no_maven
echo Citizen Desk needs Maven 3.8 or newer, and 'mvn' was not found. 1>&2
echo Get it from https://maven.apache.org/download.cgi and put its bin folder on the PATH. 1>&2
exit /b 1

:old_maven
echo Citizen Desk needs Maven 3.8 or newer, and 'mvn' is Maven %MAVEN_VERSION%. 1>&2
exit /b 1

:wrong
call :usage 1>&2
exit /b 2

:usage
echo usage: desk COMMAND [ARGUMENTS]      desk COMMAND --help explains one command
echo.
echo   run       open the demonstration: a server, synthetic citizens and a desktop on this machine
echo   test      build everything and run every test and gate, as continuous integration does
echo   server    start the central server, or run one of its commands
echo   client    start the desktop and sign in to a server
echo   tour      work one contact of each channel without a display; leaves pictures and a report
echo   bench     measure speed and print the figures
echo   soak      break servers, desktops and networks, and judge whether anything was lost
echo   knowledge check, search, show, import and pack policy articles; say which of them cite a law
echo   package   build the application image; on Linux only for now
echo   format    put all sources into the house format
exit /b 0

:help_run
echo usage: desk run [ARGUMENTS]
echo Opens the demonstration: an embedded server, a small mail server, synthetic citizens with
echo months of history, and simulated citizens who write, chat and call while you watch.
exit /b 0

:help_test
echo usage: desk test [MAVEN ARGUMENTS]
echo Runs "mvn verify": every gate and every test that this machine has the programs for.
exit /b 0

:help_server
echo usage: desk server [COMMAND] [ARGUMENTS]
echo Starts the central server (command "serve"); needs no configuration. The first administrator
echo is made by "desk server create-administrator".
exit /b 0

:help_client
echo usage: desk client [ARGUMENTS]
echo Starts the desktop; it asks for the server and an account, and works on without a server.
exit /b 0

:help_tour
echo usage: desk tour [--out DIR] [--json FILE]
echo Works one call, one chat and one e-mail without a display, restarts the server in the middle,
echo then writes a report computed from both stores and pictures of every workspace.
exit /b 0

:help_bench
echo usage: desk bench [sync ^| search ^| package ^| routing] [ARGUMENTS]
echo Measures the speed of the programs on this machine and prints each figure with its unit.
exit /b 0

:help_soak
echo usage: desk soak faults [--seconds N] [--seed S] [--store sqlite] [--desktops N] [--json FILE]
echo Kills and breaks servers, desktops and connections while agents write, then compares all files;
echo exits with 1 if anything was lost, doubled or out of order.
exit /b 0

:help_knowledge
echo usage: desk knowledge COMMAND [ARGUMENTS]
echo Works on policy articles without a network: "check" says what is wrong with a folder's articles,
echo "search" finds, "show" prints the rule that counts at a place on a day, "cites" names the articles
echo that rest on a place in the law, "import" takes in HTML and Markdown, "keys", "pack" and "inspect"
echo make and check signed packages.
exit /b 0

:help_package
echo usage: desk package
echo Builds the application image. On Linux only for now.
exit /b 0

:help_format
echo usage: desk format [MAVEN ARGUMENTS]
echo Rewrites the sources into the house format, which "desk test" checks.
exit /b 0
