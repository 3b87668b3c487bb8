using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Protocol.Checks;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Checks.Rules;

/// <summary>What is said of a page in a browser besides the rules: it is not a breach of the page's own text.</summary>
public static class LiveRules
{
    /// <summary>The browser did not get the widget, so that nothing was compared.</summary>
    public static RuleInfo NotReached { get; } = new()
    {
        Id = new("not-reached"),
        Severity = Severity.Warning,
        Summary = "The browser reaches the widget.",
        Why = "What a browser did not reach says nothing of the page: no prediction is compared with it.",
        Fix = "Open the address itself on this machine: if that fails too, it is the network, a proxy or a filter in between, and not the page.",
        Link = RuleLinks.Iframe,
        Passing = Examples.Good,
        Failing = Examples.Page(Examples.Tag("https://koji.invalid/api/v1/embed/x")),
    };

    /// <summary>The browser got the page otherwise than it was read.</summary>
    public static RuleInfo ServedOtherwise { get; } = new()
    {
        Id = new("served-otherwise"),
        Severity = Severity.Warning,
        Summary = "The browser gets the page with the headers that its server sends.",
        Why = "A service worker, or a server that distinguishes browsers from programs, gives the browser other policies: those decide.",
        Fix = "Look at the service worker of the page, and at what the server sends to browsers.",
        Link = RuleLinks.EmbedderPolicy,
        Passing = Examples.Good,
        Failing = Examples.Page($"{Examples.Tag()}<script>navigator.serviceWorker.register(\"isolate.js\");</script>"),
    };

    /// <summary>A script gave the iframe an allow that came too late.</summary>
    internal static CheckFinding AllowSetLater(Place place) => new()
    {
        Rule = RuleIds.AllowMicrophone.Value, Severity = Severity.Error, Line = place.Line, Column = place.Column,
        Message = "A script set allow when the frame had begun to load: it counts only when the frame loads again.",
        Fix = "Set allow before the src and before the iframe is put into the page.",
    };

    /// <summary>All rules of a look in a browser.</summary>
    public static IReadOnlyList<RuleInfo> All { get; } = [PredictionDiffers.Info, NotReached, ServedOtherwise];
}
