using System.Text.Json.Serialization;

namespace KojiWidgetHarness.Protocol.Events;

/// <summary>The stable name of a kind of event. Every value that is stored is in <see cref="EventCodes"/>.</summary>
/// <param name="Value">The name, for example <c>microphone_denied</c> or <c>frame.removed</c>.</param>
[JsonConverter(typeof(NameConverter<EventCode>))]
public readonly record struct EventCode(string Value) : IName<EventCode>
{
    /// <inheritdoc/>
    public static EventCode Of(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
