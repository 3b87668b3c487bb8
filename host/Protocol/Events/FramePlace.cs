using System.Text.Json.Serialization;

namespace KojiWidgetHarness.Protocol.Events;

/// <summary>Where in the page a widget's frame stands.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<FramePlace>))]
public enum FramePlace
{
    /// <summary>The page's own document.</summary>
    Page,

    /// <summary>A shadow root.</summary>
    ShadowRoot,

    /// <summary>In a frame whose document is written in its <c>srcdoc</c>.</summary>
    SrcdocFrame,

    /// <summary>A frame of the page's own origin.</summary>
    SameOriginFrame,

    /// <summary>Where script cannot look: a closed shadow root that was there before the bridge, an <c>object</c>.</summary>
    OutOfSight,
}
