using System.Text.Json.Serialization;

namespace KojiWidgetHarness.Protocol.Causes;

/// <summary>The stable name of a cause; every value is in <see cref="CauseCatalog"/>.</summary>
/// <param name="Value">The name, for example <c>iframe-without-allow</c>.</param>
[JsonConverter(typeof(NameConverter<CauseId>))]
public readonly record struct CauseId(string Value) : IName<CauseId>
{
    /// <inheritdoc/>
    public static CauseId Of(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
