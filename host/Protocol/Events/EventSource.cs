using System.Text.Json.Serialization;

namespace KojiWidgetHarness.Protocol.Events;

/// <summary>The component that emitted an event. Not to be confused with its web origin.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<EventSource>))]
public enum EventSource
{
    /// <summary>A frame of the page, by <c>postMessage</c>; whether it was the widget is what <see cref="Trust"/> says.</summary>
    Widget,

    /// <summary>The bridge script in the host page.</summary>
    Bridge,

    /// <summary>The browser itself: a report, a policy violation, a permission change.</summary>
    Browser,

    /// <summary>Koji's REST API.</summary>
    Api,

    /// <summary>This product's own server or scenario runner.</summary>
    Harness,
}
