using System.Text.Json.Serialization;

namespace KojiWidgetHarness.Protocol.Verdicts;

/// <summary>What a file beside a result shows.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<AttachmentKind>))]
public enum AttachmentKind
{
    /// <summary>The page that embeds the widget, in the moment of the verdict: PNG.</summary>
    HostPage,

    /// <summary>The dashboard's page of the session: PNG.</summary>
    Dashboard,

    /// <summary>A Playwright trace: ZIP.</summary>
    Trace,
}
