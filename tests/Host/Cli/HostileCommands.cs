namespace KojiWidgetHarness.Tests.Host.Cli;

/// <summary>
/// Command lines in which a hostile text can stand wherever something is named: <c>{}</c> is the text, <c>{short}</c> its beginning, and
/// <c>{0}</c> a folder of files that have it in them.
/// </summary>
internal static class HostileCommands
{
    private const string WithoutServers = """
        {} {}
        --{}
        run {}
        run --grep {}
        run --page {}
        run --browser {}
        run --shard {}
        run --timeout {}
        run --report {}
        run --page http://a/ --widget-url {}
        run --widget-url {}
        run {0}/scenario-{}.yaml
        run {0}/hostile.scenario.yaml
        report {}
        report {0}/run.json --format json
        report {0}/{}
        report {0}/nothing.json
        report {0}/run.json --report junit={0}/j.xml,trx={0}/t.trx,ctrf={0}/c.json,sarif={0}/s.json,html={0}/h
        trigger {}
        trigger microphone_denied --cause {}
        listen --host {}
        listen --token x --filter {}
        listen --token x --filter code={}
        listen --token x --since {}
        listen --host http://localhost:1/{} --token x
        listen --data {}
        wait --token x --for {}
        wait --token x --for widget.ready --timeout {}
        events show {} --host http://localhost:1 --token x
        import {short} --token x
        export {0}/{} --token x --host http://localhost:1
        explain {}
        explain {} --format json
        list --format {}
        new scenario {}
        new scenario x --from {}
        new scenario x --from http://localhost:1/{}
        new scenario x --from {0}/run.json --out {0}/new.yaml --force
        new scenario x --from {0}/run.json --session {}
        new scenario x --from {0}/hostile.scenario.yaml
        new scenario x --from {0}/page.html
        init {}
        init {0} --page http://a/{} --dry-run
        init {0} --page http://a/ --start {} --dry-run
        init {0} --page http://a/{} --dry-run --format json
        completion {}
        sim cases {}
        sim cases --simulator http://a/{}
        sim cases --simulator http://a/{} --format curl
        sim cases --simulator http://a/{} --format json
        sim traffic --simulator {} --token x
        sim fault add --path {} --token {} --simulator http://localhost:1
        sim fault add --code {}
        sim fault list --simulator http://localhost:1/{} --token x
        check {}
        check {0}/{}
        check http://localhost:1/{}
        check {0}/page.html --headers {}
        check {0}/page.html --headers {0}/headers.txt
        check {0}/page.html --served-at {}
        check {0}/page.html --widget-origin {}
        check {0}
        check {0} --format json
        check {0} --format sarif
        check {0} --format github
        check {0} --fix
        check {0} --fail-on {}
        grade-client -- {}
        up --data {0}/page.html/{}
        up --faults {0}/{}
        up --faults {0}/page.html
        """;

    private const string WithServers = """
        events list
        events list --format json
        events list --format logfmt
        events list --format md
        events list --filter text={}
        events list --filter code={}
        events show 1
        events show {}
        events resend 1
        events resend {}
        events resend 1 --to {}
        events save {}
        events save s1 {0}/saved.yaml
        wait --for microphone_denied --since 1
        wait --for session_expired --since 1 --timeout 1ms
        wait --for widget_load_failed --since 1 --format human
        wait --for widget_load_failed --since 1 --format md
        export {0}/all.zip
        import {0}/page.html
        sim traffic
        sim traffic --format json
        sim traffic --format curl
        sim fault list
        sim fault list --format json
        sim fault reset {}
        sim fault add --path /{} --latency 1ms
        sim fault add --path {} --latency 1ms --format json
        """;

    /// <summary>Gets those that need no server.</summary>
    public static IEnumerable<string> Offline => WithoutServers.Split('\n');

    /// <summary>Gets those that ask a running host or simulator.</summary>
    public static IEnumerable<string> Online => WithServers.Split('\n');
}
