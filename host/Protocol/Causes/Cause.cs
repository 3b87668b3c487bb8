using System.Text.Json.Serialization;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Facts;

namespace KojiWidgetHarness.Protocol.Causes;

/// <summary>One reason why a code appears, with what tells it apart from the code's other reasons.</summary>
public sealed record Cause
{
    /// <summary>The cause's name.</summary>
    public required CauseId Id { get; init; }

    /// <summary>The code that it leads to.</summary>
    public required EventCode Code { get; init; }

    /// <summary>Gets the problem, in one line.</summary>
    public required string Summary { get; init; }

    /// <summary>Gets the remedy, in one line.</summary>
    public required string Fix { get; init; }

    /// <summary>All of these, seen outside the page, prove it.</summary>
    public required IReadOnlyList<Sign> Proof { get; init; }

    /// <summary>All of these, seen in the page, make it likely; empty when a page cannot see any.</summary>
    public IReadOnlyList<Sign> Hints { get; init; } = [];

    /// <summary>All of these make it likely as well, where it shows in more than one way; empty where it shows in one.</summary>
    public IReadOnlyList<Sign> OtherHints { get; init; } = [];

    /// <summary>
    /// Whether the hints say only that nothing else was seen to be wrong. Reasons that nobody knows look the same, so they make it no more
    /// than possible.
    /// </summary>
    public bool IsVague { get; init; }

    /// <summary>Any of these, seen anywhere, rules it out, as does anything else than what proof and hints look for.</summary>
    public IReadOnlyList<Sign> Against { get; init; } = [];
}

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

/// <summary>A fact with the value that speaks for a cause.</summary>
/// <param name="Fact">What has to be looked at.</param>
/// <param name="Value">What has to be found, exactly; in Chromium's words where it is the browser that speaks.</param>
/// <param name="Or">Another value that says the same, for example in Firefox's words; null for none.</param>
public sealed record Sign(Fact Fact, string Value, string? Or = null)
{
    internal bool Matches(Evidence evidence) =>
        evidence.Fact == Fact && (evidence.Value == Value || (Or is not null && evidence.Value == Or));
}
