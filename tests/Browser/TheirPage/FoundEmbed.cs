using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Tests.Browser.Scenarios;

namespace KojiWidgetHarness.Tests.Browser.TheirPage;

/// <summary>A page of a kind on which embeds were reported to fail, and what is true of it.</summary>
/// <param name="Name">What is the matter with it, or why nothing is.</param>
/// <param name="Body">Its markup.</param>
internal sealed record FoundEmbed(string Name, string Body)
{
    private const string Src = $"https://app.getkoji.com/embed/{Shop.Project}?mode=voice";
    private const string SrcThatStarts = Src + "&amp;auto_start=true";

    /// <summary>A widget that asks for the microphone by itself and gets it.</summary>
    private const string Good = $"""<iframe title="Interview" allow="microphone" src="{SrcThatStarts}"></iframe>""";

    private const string WithoutAllow = $"""<iframe title="Interview" src="{SrcThatStarts}"></iframe>""";

    private const string Frame = $"const f = document.createElement('iframe'); f.title = 'Interview'; const src = '{Src}&auto_start=true';";

    private const string Waits = "e => { if (e.data.type === 'koji:ready') document.title = 'ready'; }";

    private const string Worker = """
        addEventListener('install', () => skipWaiting());
        addEventListener('activate', event => event.waitUntil(clients.claim()));
        addEventListener('fetch', event => {
          if (event.request.mode !== 'navigate') return;
          event.respondWith(fetch(event.request).then(({ body, status, headers }) =>
            new Response(body, { status, headers: [...headers, ['Cross-Origin-Embedder-Policy', 'require-corp']] })));
        });
        """;

    private static readonly EventCode Denied = EventCodes.MicrophoneDenied;

    /// <summary>A page that is loaded anew as soon as its widget is up, and then lets it run no script.</summary>
    public static FoundEmbed WellOnlyAtFirst { get; } =
        new(
            "well only at first",
            $$"""
            <script>
              document.write(`{{Good}}`.replace('<iframe', sessionStorage.again ? '<iframe sandbox="allow-same-origin"' : '<iframe'));
              addEventListener('message', event => {
                if (event.data.type !== 'koji:ready' || sessionStorage.again) return;
                sessionStorage.again = 1;
                location.reload();
              });
            </script>
            """
        );

    /// <summary>A page whose script is to put the widget in.</summary>
    /// <param name="name">What keeps it from doing so.</param>
    /// <param name="script">The script, with the iframe's markup for {0}.</param>
    public static FoundEmbed Inserted(string name, string script) =>
        new(name, $"<script>{script.Replace("{0}", Good, StringComparison.Ordinal)}</script>");

    /// <summary>A response header of the page.</summary>
    public (string Name, string Value)? Header { get; init; }

    /// <summary>Its script at <c>/worker.js</c>.</summary>
    public string? Script { get; init; }

    /// <summary>The cause that the harness proves; null where no error appears.</summary>
    public string? Cause { get; init; }

    /// <summary>What the page is warned of; null for nothing.</summary>
    public EventCode? Warning { get; init; }

    /// <summary>What the static check finds: errors, by rule.</summary>
    public string Finds { get; init; } = "";

    /// <summary>What has to come before a verdict.</summary>
    public EventCode Until { get; init; } = EventCodes.WidgetReady;

    /// <summary>All embeds.</summary>
    public static IReadOnlyList<FoundEmbed> All { get; } =
    [
        new("in the markup, as documented", Good) { Until = EventCodes.MicrophoneStarted },
        new(
            "led to the widget by a script, without src",
            $"<iframe title=\"Interview\" allow=\"microphone\"></iframe><script>frames[0].location = '{Src}&auto_start=true';</script>"
        )
        {
            Until = Denied,
            Cause = "frame-without-src",
        },
        new(
            "opened by a link's target",
            $"<iframe title=\"Interview\" name=\"talk\" allow=\"microphone\"></iframe><a id=\"a\" href=\"{SrcThatStarts}\" target=\"talk\">Talk</a><script>a.click()</script>"
        )
        {
            Until = Denied,
            Cause = "frame-without-src",
        },
        new("a header whose value is not a list", Good)
        {
            Header = ("Permissions-Policy", "camera=(), microphone=true"),
            Until = Denied,
            Cause = "host-permissions-policy",
            Finds = "permissions-policy",
        },
        new("a header that names another site", Good)
        {
            Header = ("Permissions-Policy", "microphone=(self \"https://koji.so\")"),
            Until = Denied,
            Cause = "host-permissions-policy",
            Finds = "permissions-policy",
        },
        new("isolated, credentialless", Good)
        {
            Header = ("Cross-Origin-Embedder-Policy", "credentialless"),
            Until = EventCodes.WidgetLoadFailed,
            Cause = "cross-origin-embedder-policy",
            Finds = "embedder-policy",
        },
        new(
            "isolated by a service worker",
            $"<script>navigator.serviceWorker.register('/worker.js').then(() => navigator.serviceWorker.ready).then(() => {{ if (!sessionStorage.again) {{ sessionStorage.again = 1; location.reload(); }} }});</script>{Good}"
        )
        {
            Script = Worker,
            Until = EventCodes.WidgetLoadFailed,
            Cause = "cross-origin-embedder-policy",
        },
        new("asked for over https by the page's policy", Good.Replace("https:", "http:", StringComparison.Ordinal))
        {
            Header = ("Content-Security-Policy", "upgrade-insecure-requests"),
            Until = Denied,
            Cause = "delegation-voided-by-upgrade",
            Finds = "allow-microphone",
        },
        new("without a referrer", Good) { Header = ("Referrer-Policy", "no-referrer"), Until = EventCodes.MicrophoneStarted },
        new("a parameter lost to an entity encoded twice", Good.Replace("&amp;", "&amp;amp;", StringComparison.Ordinal)),
        new(
            "isolated, with the attribute that lets the frame in",
            Good.Replace("<iframe", "<iframe credentialless", StringComparison.Ordinal)
        )
        {
            Header = ("Cross-Origin-Embedder-Policy", "require-corp"),
            Until = EventCodes.MicrophoneStarted,
        },
        new(
            "allow set once the frame is in the page",
            $"<script>{Frame} f.src = src; document.body.append(f); f.allow = 'microphone';</script>"
        )
        {
            Until = Denied,
            Cause = "allow-set-after-load",
        },
        new(
            "allow set before the frame is put into the page",
            $"<script>{Frame} f.src = src; f.allow = 'microphone'; document.body.append(f);</script>"
        )
        {
            Until = EventCodes.MicrophoneStarted,
        },
        new("typographic quotes within allow", Good.Replace("\"microphone\"", "\"”microphone”\"", StringComparison.Ordinal))
        {
            Until = Denied,
            Cause = "allow-does-not-delegate",
            Finds = "allow-microphone stray-characters",
        },
        new("in a shadow root, without allow", $"<div><template shadowrootmode=\"open\">{WithoutAllow}</template></div>")
        {
            Until = Denied,
            Cause = "iframe-without-allow",
        },
        new("sandboxed without an origin", Good.Replace("<iframe", "<iframe sandbox=\"allow-scripts\"", StringComparison.Ordinal))
        {
            Until = EventCodes.WidgetLoadFailed,
            Cause = "sandbox-without-origin",
            Finds = "sandbox",
        },
        new(
            "lazy, and far below",
            $"<div style=\"height: 5000px\"></div>{Good.Replace("<iframe", "<iframe loading=\"lazy\"", StringComparison.Ordinal)}"
        )
        {
            Until = EventCodes.MicrophoneStarted,
        },
        new("in a srcdoc frame", $"<iframe title=\"Outer\" allow=\"microphone\" srcdoc='{Good}'></iframe>")
        {
            Until = EventCodes.MicrophoneStarted,
        },
        new(
            "in a srcdoc frame that does not pass the microphone on",
            $"<iframe title=\"Outer\" allow=\"microphone 'none'\" srcdoc='{Good}'></iframe>"
        )
        {
            Until = Denied,
            Cause = "outer-frame-does-not-delegate",
        },
        new("the second of two", Good + WithoutAllow)
        {
            Until = Denied,
            Cause = "iframe-without-allow",
            Warning = EventCodes.WidgetTwice,
            Finds = "allow-microphone",
        },
        new(
            "mounted twice",
            $"<script>for (let n = 0; n < 2; n++) {{ {Frame} f.allow = 'microphone'; f.src = src; document.body.append(f); }}</script>"
        )
        {
            Until = EventCodes.WidgetTwice,
            Warning = EventCodes.WidgetTwice,
        },
        new(
            "mounted, unmounted, mounted",
            $"<script>for (let n = 0; n < 2; n++) {{ document.querySelector('iframe')?.remove(); {Frame} f.allow = 'microphone'; f.src = src; document.body.append(f); }}</script>"
        )
        {
            Until = EventCodes.MicrophoneStarted,
        },
        new(
            "rendered anew in the middle of an interview",
            $"<main>{Good}</main><script>addEventListener('message', e => {{ if (/interview_started/.test(JSON.stringify(e.data))) document.querySelector('main').innerHTML = ''; }});</script>"
        )
        {
            Until = EventCodes.InterviewLost,
            Warning = EventCodes.InterviewLost,
        },
        new(
            "written anew once it had loaded",
            $"<script>addEventListener('load', () => {{ document.open(); document.write(`<!doctype html><title>Anew</title>{Good}`); document.close(); }});</script>"
        )
        {
            Until = EventCodes.MicrophoneStarted,
        },
        new("in a tab that is not shown", $"<section style=\"display: none\">{Good}</section>")
        {
            Until = EventCodes.WidgetHidden,
            Warning = EventCodes.WidgetHidden,
        },
        new(
            "listened to too late",
            $"{Good}<script>addEventListener('message', () => setTimeout(() => addEventListener('message', {Waits}), 50), {{ once: true }});</script>"
        )
        {
            Until = EventCodes.ListenerLate,
            Warning = EventCodes.ListenerLate,
        },
        new(
            "compared with an origin and a slash",
            $"<script>const KOJI = 'https://app.getkoji.com/'; addEventListener('message', e => {{ if (e.origin !== KOJI) return; if (e.data.type === 'koji:ready') document.title = 'ready'; }});</script>{Good}"
        )
        {
            Until = EventCodes.ListenerRefused,
            Warning = EventCodes.ListenerRefused,
            Finds = "origin-literal",
        },
        new(
            "among messages of others",
            $"{Good}<script>for (let n = 0; n < 60; n++) {{ postMessage({{ source: 'react-devtools-bridge', payload: n }}, '*'); postMessage('setImmediate$' + n, '*'); }}</script>"
        )
        {
            Until = EventCodes.MicrophoneStarted,
        },
    ];

    /// <summary>Those that tests look at in a browser: one of each outcome, with SCENARIOS=all every one.</summary>
    public static IReadOnlyList<FoundEmbed> Chosen { get; } =
    [.. All.DistinctBy(embed => Ways.All ? embed : embed with { Name = "", Body = "", Header = null, Script = null, Finds = "" })];

    /// <summary>Whether the widget comes up, though what it may do is another question.</summary>
    public bool Loads => Cause is null or "sandbox-without-origin" || Until == Denied;

    /// <summary>The whole page.</summary>
    /// <param name="tag">What else is in its head.</param>
    public string Html(string tag = "") =>
        $"<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Page</title>{tag}</head><body>{Body}</body></html>";
}
