using KojiWidgetHarness.Protocol.Events.Errors;
using KojiWidgetHarness.Scenarios.Browser;
using KojiWidgetHarness.Scenarios.Context;
using KojiWidgetHarness.Scenarios.Faults;

namespace KojiWidgetHarness.Scenarios.Files.Words;

/// <summary>The faults as scenario files name them: the one table from which they are read, written, described and checked.</summary>
internal static class FaultWords
{
    /// <summary>All words for faults.</summary>
    public static IReadOnlyList<Word<Fault>> All { get; } =
    [
        Word<Fault>.Of(
            "microphone",
            "Sets the browser's microphone permission before the page opens.",
            Parameter.Of("setting", "What it is set to.", Kinds.OneOf<MicrophoneSetting>()),
            Parameter.Of("of", "Whose it is. Browsers ask for the embedding page's.", Kinds.OneOf<PagePart>(), PagePart.HostPage),
            (setting, of) => new MicrophoneAccess(setting, of),
            made => (made.Setting, made.Of)
        ),
        Word<Fault>.Of(
            "page-header",
            "Adds a response header to the page that embeds the widget.",
            Parameter.Of("name", "The header, in lower case.", Kinds.HeaderName),
            Parameter.Of("value", "Its value.", Kinds.Line),
            (name, value) => new HostPageHeader(name, value),
            made => (made.Name, made.Value)
        ),
        Word<Fault>.Of(
            "widget-headers",
            "Sets response headers of the widget's page.",
            Parameter.Of("headers", "Their names, in lower case, and values.", Kinds.Headers),
            headers => new WidgetHeaders(headers),
            made => made.Headers
        ),
        Word<Fault>.Of("page-by-name", "Opens the page over plain http under a name that is not this machine's: no secure context.", () =>
            new PageByName()
        ),
        Word<Fault>.Of("page-on-https", "Serves the page over TLS and frames the widget by plain http: mixed content.", () =>
            new PageOnHttps()
        ),
        Word<Fault>.Of(
            "page-upgrades",
            "The page says upgrade-insecure-requests and frames the widget by plain http.",
            Parameter.Of("server", "What the widget's server speaks there.", Kinds.OneOf<ServerSpeech>()),
            server => new PageUpgrades(server),
            made => made.Server
        ),
        Word<Fault>.Of(
            "page-touches-frame",
            "Lets a script of the page do something with the widget's iframe as soon as it is there.",
            Parameter.Of("action", "JavaScript that follows 'frame.', such as remove().", Kinds.Text),
            action => new PageTouchesFrame(action),
            made => made.Action
        ),
        Word<Fault>.Of("page-leads-frame", "The iframe has no src, and a script of the page leads it to the widget.", () =>
            new PageLeadsFrame()
        ),
        Word<Fault>.Of(
            "page-nests-frame",
            "The page has the widget's iframe inside a frame of its own.",
            Parameter.Of("allow", "The allow of that frame.", Kinds.Text),
            allow => new PageNestsFrame(allow),
            made => made.Allow
        ),
        Word<Fault>.Of(
            "forged-message",
            "A second iframe of a foreign origin posts an error in the widget's envelope.",
            Parameter.Of("code", "The error that it claims.", Kinds.Text),
            code => new ForgedMessage(code),
            made => made.Code
        ),
        Word<Fault>.Of("content-blocker", "Ends requests for the widget as an ad blocker does.", () => new ContentBlocker()),
        Word<Fault>.Of("goes-offline", "The network goes away just before the widget is asked for.", () => new GoesOffline()),
        Word<Fault>.Of("widget-name-unknown", "The host name in the iframe's src does not resolve.", () => new WidgetNameUnknown()),
        Word<Fault>.Of("untrusted-certificate", "The widget's server shows a certificate that it signed itself.", () =>
            new UntrustedCertificate()
        ),
        Word<Fault>.Of("nothing-listens", "Nothing listens at the widget's address.", () => new NothingListens()),
        Word<Fault>.Of("connection-reset", "The widget's server takes the request and resets the connection.", () => new ConnectionReset()),
        Word<Fault>.Of("never-answers", "The widget's server takes connections and never answers.", () => new NeverAnswers()),
        Word<Fault>.Of("answers-late", "The widget's server does not answer until the step 'let-widget-answer'.", () => new AnswersLate()),
        Word<Fault>.Of(
            "answers-status",
            "The widget's server answers every request with a status and nothing of the widget.",
            Parameter.Of("status", "The HTTP status.", Kinds.Whole(200, 599)),
            status => new AnswersStatus(status),
            made => made.Status
        ),
        Word<Fault>.Of(
            "redirects",
            "The widget's server redirects every request.",
            Parameter.Of("goal", "Where to.", Kinds.OneOf<RedirectGoal>()),
            goal => new Redirects(goal),
            made => made.Goal
        ),
        Word<Fault>.Of("redirects-on-its-origin", "The iframe's src is redirected once, to another address of its own origin.", () =>
            new RedirectsOnItsOrigin()
        ),
        Word<Fault>.Of(
            "widget-script-broken",
            "The widget's page comes, but its script does not, or fails.",
            Parameter.Of("how", "What is wrong with it.", Kinds.OneOf<ScriptBreakage>()),
            how => new WidgetScriptBroken(how),
            made => made.How
        ),
        Word<Fault>.Of("widget-knows-pages", "The widget's server answers only where the request has a referrer.", () =>
            new WidgetKnowsPages()
        ),
        Word<Fault>.Of("widget-stores", "The widget keeps something in the browser's storage before it starts.", () => new WidgetStores()),
        Word<Fault>.Of(
            "api-refuses",
            "The interview API answers the respondent's messages with a documented error.",
            Parameter.Of(
                "code",
                "The error.",
                Kinds.CodeOf(KojiErrorCatalog.All.Where(error => error.HttpStatus is not null).Select(error => error.Code))
            ),
            code => new ApiRefuses(code),
            made => made.Code
        ),
    ];
}
