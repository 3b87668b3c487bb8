using System.Text.Json.Serialization;

namespace KojiWidgetHarness.Protocol.Events;

/// <summary>The component that emitted an event. Not to be confused with its web origin.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<EventSource>))]
public enum EventSource
{
    /// <summary>A message about Koji, by <c>postMessage</c>; whether it was the widget is what <see cref="Trust"/> says.</summary>
    Widget,

    /// <summary>The page itself, by a message of its own. An extension that speaks in its name looks the same.</summary>
    Page,

    /// <summary>Another frame or window than a widget's.</summary>
    Frame,

    /// <summary>An extension of the browser, by a frame or window of its own.</summary>
    Extension,

    /// <summary>The bridge script in the host page.</summary>
    Bridge,

    /// <summary>The browser itself: a report, a policy violation, a permission change.</summary>
    Browser,

    /// <summary>Koji's REST API.</summary>
    Api,

    /// <summary>This product's own server or scenario runner.</summary>
    Harness,
}
