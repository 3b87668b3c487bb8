using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Protocol.Checks;

namespace KojiWidgetHarness.Checks.Rules;

/// <summary>A static check of a page. Pure: what was read goes in, findings come out.</summary>
internal interface IRule
{
    /// <summary>Id, summary and fix of the rule.</summary>
    RuleInfo Info { get; }

    /// <summary>Each breach of it.</summary>
    IEnumerable<Finding> Check(HostPage page);

    /// <summary>Gets what the rule cannot decide about a page.</summary>
    IEnumerable<Gap> Gaps(HostPage page) => [];
}

/// <summary>One breach of a rule.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Message">What is wrong here, in one line.</param>
/// <param name="Place">Where, in what was read.</param>
internal sealed record Finding(RuleInfo Rule, string Message, Place Place)
{
    /// <summary>Gets what to do here; the rule's own words where nothing better is known.</summary>
    public string Fix { get; init; } = Rule.Fix;

    /// <summary>The embed that suffers; null where the page as a whole does.</summary>
    public Embed? Embed { get; init; }

    /// <summary>Gets what the breach takes from the embed for certain.</summary>
    public PredictedCapabilities Breaks { get; init; }
}

/// <summary>What a rule cannot tell from what was read.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Embed">Of which embed.</param>
/// <param name="Capabilities">What of it stays open.</param>
/// <param name="Missing">What would have to be known, in one line.</param>
internal sealed record Gap(RuleInfo Rule, Embed Embed, PredictedCapabilities Capabilities, string Missing);

/// <summary>What is predicted of an embed.</summary>
[Flags]
public enum PredictedCapabilities
{
    /// <summary>No capability.</summary>
    None = 0,

    /// <summary>The widget loads.</summary>
    Loads = 1,

    /// <summary>The widget may use the microphone, if the person allows it.</summary>
    Microphone = 2,

    /// <summary>The page hears the widget's messages, with its origin.</summary>
    Messages = 4,

    /// <summary>All capabilities.</summary>
    All = Loads | Microphone | Messages,
}

/// <summary>Where rules come from.</summary>
internal static class RuleLinks
{
    public static readonly Uri PermissionsPolicy = new("https://www.w3.org/TR/permissions-policy/");
    public static readonly Uri AllowAttribute = new("https://www.w3.org/TR/permissions-policy/#iframe-allow-attribute");
    public static readonly Uri FrameSource = new("https://www.w3.org/TR/CSP3/#directive-frame-src");
    public static readonly Uri MixedContent = new("https://www.w3.org/TR/mixed-content/");
    public static readonly Uri SecureContexts = new("https://www.w3.org/TR/secure-contexts/");
    public static readonly Uri Sandbox = new("https://html.spec.whatwg.org/multipage/iframe-embed-object.html#attr-iframe-sandbox");
    public static readonly Uri Srcdoc = new("https://html.spec.whatwg.org/multipage/iframe-embed-object.html#attr-iframe-srcdoc");
    public static readonly Uri Loading = new("https://html.spec.whatwg.org/multipage/urls-and-fetching.html#lazy-loading-attributes");
    public static readonly Uri EmbedderPolicy = new("https://html.spec.whatwg.org/multipage/browsers.html#coep");
    public static readonly Uri Messages = new("https://html.spec.whatwg.org/multipage/web-messaging.html#authors");
    public static readonly Uri ReferrerPolicy = new("https://www.w3.org/TR/referrer-policy/");
    public static readonly Uri FrameTitle = new("https://www.w3.org/WAI/WCAG22/Techniques/html/H64");
    public static readonly Uri Iframe = new("https://html.spec.whatwg.org/multipage/iframe-embed-object.html#the-iframe-element");
    public static readonly Uri IframeSize = new("https://html.spec.whatwg.org/multipage/embedded-content-other.html#dimension-attributes");
    public static readonly Uri Uuid = new("https://www.rfc-editor.org/rfc/rfc9562");
    public static readonly Uri Query = new("https://url.spec.whatwg.org/#application/x-www-form-urlencoded");
    public static readonly Uri QuerySecrets = new(
        "https://cheatsheetseries.owasp.org/cheatsheets/REST_Security_Cheat_Sheet.html#sensitive-information-in-http-requests"
    );
    public static readonly Uri Json = new("https://www.rfc-editor.org/rfc/rfc8259");
    public static readonly Uri Koji = new("https://koji.so/");
}
