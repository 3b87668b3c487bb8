using KojiWidgetHarness.Protocol.Checks;

namespace KojiWidgetHarness.Checks.Rules;

/// <summary>The names of all rules.</summary>
public static class RuleIds
{
    /// <summary>The page embeds the widget.</summary>
    public static readonly RuleId EmbedMissing = new("embed-missing");

    /// <summary>The iframe's attributes are in straight quotes.</summary>
    public static readonly RuleId StrayCharacters = new("stray-characters");

    /// <summary>The iframe that a script leads to Koji has a src.</summary>
    public static readonly RuleId SrcMissing = new("src-missing");

    /// <summary>The src is on https.</summary>
    public static readonly RuleId SrcHttps = new("src-https");

    /// <summary>The src leads to Koji.</summary>
    public static readonly RuleId SrcHost = new("src-host");

    /// <summary>The src names a project.</summary>
    public static readonly RuleId SrcProjectId = new("src-project-id");

    /// <summary>The src carries no API key.</summary>
    public static readonly RuleId SrcApiKey = new("src-api-key");

    /// <summary>The src has only parameters that the widget knows, with values that it takes.</summary>
    public static readonly RuleId SrcParameter = new("src-parameter");

    /// <summary>The metadata is a JSON object.</summary>
    public static readonly RuleId SrcMetadata = new("src-metadata");

    /// <summary>The src is of the newer generation.</summary>
    public static readonly RuleId SrcGeneration = new("src-generation");

    /// <summary>The iframe delegates the microphone.</summary>
    public static readonly RuleId AllowMicrophone = new("allow-microphone");

    /// <summary>The page's policy lets the widget have the microphone.</summary>
    public static readonly RuleId PermissionsPolicy = new("permissions-policy");

    /// <summary>The page's legacy policy lets the widget have the microphone.</summary>
    public static readonly RuleId FeaturePolicy = new("feature-policy");

    /// <summary>The page's policy lets it frame the widget.</summary>
    public static readonly RuleId FrameSource = new("frame-src");

    /// <summary>No policy that only reports would harm the embed.</summary>
    public static readonly RuleId ReportOnly = new("report-only");

    /// <summary>No sandbox takes from the widget what it needs.</summary>
    public static readonly RuleId Sandbox = new("sandbox");

    /// <summary>The page is one that may use a microphone.</summary>
    public static readonly RuleId SecureContext = new("secure-context");

    /// <summary>The widget loads with the page.</summary>
    public static readonly RuleId LoadingLazy = new("loading-lazy");

    /// <summary>The page does not ask of the widget to be isolated.</summary>
    public static readonly RuleId EmbedderPolicy = new("embedder-policy");

    /// <summary>The iframe has no document of its own in the place of the widget.</summary>
    public static readonly RuleId Srcdoc = new("srcdoc");

    /// <summary>The widget is in the page itself.</summary>
    public static readonly RuleId NestedFrame = new("nested-frame");

    /// <summary>The widget learns what site it is on.</summary>
    public static readonly RuleId ReferrerPolicy = new("referrer-policy");

    /// <summary>The iframe has a name for those who do not see it.</summary>
    public static readonly RuleId IframeTitle = new("iframe-title");

    /// <summary>The widget can be seen.</summary>
    public static readonly RuleId IframeSize = new("iframe-size");

    /// <summary>A listener for messages checks their origin.</summary>
    public static readonly RuleId ListenerOrigin = new("listener-origin");

    /// <summary>A listener compares event.origin with a text that an origin can be.</summary>
    public static readonly RuleId OriginLiteral = new("origin-literal");

    /// <summary>A script that posts messages names their target origin.</summary>
    public static readonly RuleId MessageTarget = new("message-target");
}
