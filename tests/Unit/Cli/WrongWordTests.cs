namespace KojiWidgetHarness.Tests.Unit.Cli;

/// <summary>Words that nobody knows, and lines that ask for two things at once: one line that names the remedy, and exit code 2.</summary>
[TestClass]
public sealed class WrongWordTests
{
    [TestMethod]
    [DataRow("frobnicate", "Unknown command 'frobnicate' for koji-harness. See: koji-harness --help")]
    [DataRow("rnu", "Unknown command 'rnu' for koji-harness. Did you mean 'run'? See: koji-harness --help")]
    [DataRow("sim strat", "Unknown command 'strat' for koji-harness sim. Did you mean 'start'? See: koji-harness sim --help")]
    [DataRow(
        "sim fault lsit",
        "Unknown command 'lsit' for koji-harness sim fault. Did you mean 'list'? See: koji-harness sim fault --help"
    )]
    [DataRow("help sim strat", "Unknown command 'koji-harness sim strat'. Did you mean 'start'? See: koji-harness sim --help")]
    [DataRow("up --prot 1", "Unknown option '--prot' for koji-harness up. Did you mean '--port'? See: koji-harness up --help")]
    [DataRow("run --workes 2", "Unknown option '--workes' for koji-harness run. Did you mean '--workers'? See: koji-harness run --help")]
    [DataRow(
        "check --fixx page.html",
        "Unknown option '--fixx' for koji-harness check. Did you mean '--fix'? See: koji-harness check --help"
    )]
    [DataRow("list everything", "'everything' is one word too many. See: koji-harness list --help")]
    [DataRow("check", "TARGET is missing: a page's URL, a file, a folder, or -. See: koji-harness check --help")]
    [DataRow("wait", "--for needs the code of an event. See: koji-harness wait --help")]
    [DataRow("up --port", "--port needs a port from 0 to 65535. See: koji-harness up --help")]
    [DataRow("run --port @file", "Unknown option '--port' for koji-harness run. See: koji-harness run --help")]
    [DataRow("run @file", "Unknown scenario '@file'. See: koji-harness list")]
    [DataRow("run no-such-scenario", "Unknown scenario 'no-such-scenario'. See: koji-harness list")]
    [DataRow(
        "run microphone-denied",
        "Unknown scenario 'microphone-denied'. Did you mean 'microphone-permission-denied'? See: koji-harness list"
    )]
    [DataRow(
        "new scenario x --from session-idel",
        "--from takes the name of a scenario, the address of a page, or a file that 'export' or 'run --format json' wrote, not 'session-idel'. Did you mean 'session-idle'? See: koji-harness new scenario --help"
    )]
    [DataRow("new scenario x --from htp://shop.example/", "'run --format json' wrote, not 'htp://shop.example/'.")]
    [DataRow("new scenario x --from /no/such.zip", "'/no/such.zip' cannot be read: ")]
    [DataRow("new scenario x --from /no/such.json", "/no/such.json cannot be read: ")]
    [DataRow("new scenario x --from /no/such.yaml", "'/no/such.yaml' cannot be read: ")]
    [DataRow("new scenario x --from healthy-text --session a", "--session chooses from a recorded file: name one with --from,")]
    [DataRow("run --format jsno", "--format takes human or json, not 'jsno'. Did you mean 'json'? See: koji-harness run --help")]
    [DataRow(
        "explain microphone_denid",
        "CODE takes a code or a rule, not 'microphone_denid'. Did you mean 'microphone_denied'? See: koji-harness explain --help"
    )]
    [DataRow(
        "explain frame-scr",
        "CODE takes a code or a rule, not 'frame-scr'. Did you mean 'frame-src'? See: koji-harness explain --help"
    )]
    [DataRow("sim cases rate_limted", "Unknown case 'rate_limted'. Did you mean 'rate_limited'? See: koji-harness sim cases")]
    [DataRow("completion tcsh", "SHELL takes bash, zsh, fish or pwsh, not 'tcsh'. See: koji-harness completion --help")]
    [DataRow(
        "run --browser firefx",
        "--browser takes chromium or firefox, or the path of one, not 'firefx'. Did you mean 'firefox'? See: koji-harness run --help"
    )]
    [DataRow(
        "run --browser safari",
        "--browser takes chromium or firefox, or the path of one, not 'safari'. There is no such file. See: koji-harness run --help"
    )]
    [DataRow("run --workers 0", "--workers takes a whole number from 1 to 64, not '0'. See: koji-harness run --help")]
    [DataRow(
        "run --shard 4/3",
        "--shard takes which part of how many, such as 1/3, of at most 1000, not '4/3'. See: koji-harness run --help"
    )]
    [DataRow("run --timeout soon", "--timeout takes a time such as 500ms, 10s or 2m, not 'soon'. See: koji-harness run --help")]
    [DataRow(
        "run --timeout 10",
        "--timeout takes a time such as 500ms, 10s or 2m, not '10'. A number needs a unit: 10s is seconds, 10ms milliseconds. See: koji-harness run --help"
    )]
    [DataRow(
        "grade-client --timeout 60 -- x",
        "--timeout takes a time such as 500ms, 10s or 2m, not '60'. A number needs a unit: 60s is seconds, 60ms milliseconds."
    )]
    [DataRow(
        "doctor --json",
        "Unknown option '--json' for koji-harness doctor. Did you mean '--format json'? See: koji-harness doctor --help"
    )]
    [DataRow(
        "check --sarif page.html",
        "Unknown option '--sarif' for koji-harness check. Did you mean '--format sarif'? See: koji-harness check --help"
    )]
    [DataRow("schema --json", "Unknown option '--json' for koji-harness schema. See: koji-harness schema --help")]
    [DataRow(
        "run --page shop.html",
        "--page takes an address that begins with http:// or https://, not 'shop.html'. See: koji-harness run --help"
    )]
    [DataRow("run --grep zzz", "No scenario contains 'zzz'. See: koji-harness list")]
    [DataRow("run --page http://localhost:1/ --browser firefox", "--page is run in chromium only: leave --browser firefox out.")]
    [DataRow("run session-idle --rerun", "--rerun waits for scenario files to change: name one. 'new scenario' writes one.")]
    [DataRow("run --live", "--widget-url, --click, --visitor, --watch and --live are about a page of yours: name it with --page.")]
    [DataRow("run --start serve", "--start needs the address at which the command serves the page: name it with --page.")]
    [DataRow("run --page http://localhost:1/ --reuse", "--reuse, --verbose and --start-timeout are about a command: give it with --start.")]
    [DataRow("run --page http://localhost:1/ --live session-idle", "The scenario 'session-idle' needs the simulator: leave --live out.")]
    [DataRow("run --report xml=x", "--report has no kind 'xml'.")]
    [DataRow("trigger unauthorized", "Nothing in a browser leads to 'unauthorized'. Use one of: widget_load_failed,")]
    [DataRow("trigger microphone-denied", "Nothing in a browser leads to 'microphone-denied'. Did you mean 'microphone_denied'?")]
    [DataRow("trigger microphone_denied --cause offline", "The cause 'offline' leads to widget_load_failed, not to microphone_denied.")]
    [DataRow(
        "trigger session_expired --cause inactivty",
        "Unknown cause 'inactivty'. Did you mean 'inactivity'? Causes of session_expired: inactivity,"
    )]
    [DataRow(
        "up --allow-origin https://a.example/page",
        "--allow-origin takes the origin of pages, such as https://staging.example, not 'https://a.example/page'."
    )]
    [DataRow("up --ephemeral --data x", "Give --data or --ephemeral, not both. See: koji-harness up --help")]
    [DataRow("sim start --certificate x", "--certificate needs --https: without TLS there is none to write.")]
    [DataRow("listen --token x --filter colour=red", "Unknown filter 'colour'. Use one of: code, source,")]
    [DataRow("listen --token x --filter code", "--filter takes key=value, not 'code'. Keys: code, source,")]
    [DataRow(
        "listen --token x --since yesterday-ish",
        "--since takes a position or a time such as 2026-11-22T10:00:00Z, not 'yesterday-ish'."
    )]
    [DataRow(
        "listen --host http://user:secret@",
        "--host takes an address that begins with http:// or https://, not 'http://[redacted]@'."
    )]
    [DataRow("check /no/such/file", "File not found: '/no/such/file'.")]
    [DataRow("check https://", "Invalid page address 'https://'")]
    [DataRow("check . --live", "--live opens pages by their URL, and '.' is not one.")]
    [DataRow("check - --write", "--write changes files, and '-' is not a file.")]
    [DataRow("check . --fix --format json", "--fix prints a patch, not json.")]
    [DataRow("check - --headers /no/such/file", "--headers /no/such/file: Could not find")]
    [DataRow("events list --data /nonexistent", "No host keeps its tokens in '/nonexistent'.")]
    [DataRow("sim fault add --token x", "Not a fault: effect does nothing.")]
    [DataRow("sim fault add --token x --hang --reset", "Not a fault: effect.hang and effect.reset rule each other out.")]
    [DataRow("sim fault add --code nope", "--code takes a documented error, not 'nope'. They are listed by 'koji-harness explain'.")]
    [DataRow("report none.json", "none.json cannot be read: ")]
    [DataRow("report run.json --report junit", "--report junit needs a place: junit=FILE.")]
    [DataRow("report", "RUN.json is missing: the path of a file. See: koji-harness report --help")]
    [DataRow("[suggest:x] run", "[suggest:POSITION] takes a position in the command line that follows.")]
    [DataRow("[suggest:99999999999] run", "[suggest:POSITION] takes a position")]
    [DataRow("[suggest:-1] run", "[suggest:POSITION] takes a position")]
    public async Task CommandLine_ThatIsWrong_GetsOneLine(string line, string expected)
    {
        var run = await CommandLine.RunAsync(line.Split(' '));

        Assert.AreEqual((2, ""), (run.ExitCode, run.Output), run.Errors);
        StringAssert.Contains(run.Errors, expected);
        Assert.HasCount(1, run.Errors.TrimEnd('\n').Split('\n'));
    }
}
