using System.Text.Json.Serialization;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Simulation;

namespace KojiWidgetHarness.Protocol.Checks;

/// <summary>What a rule is about, as its documentation and every report say it.</summary>
public sealed record RuleInfo
{
    /// <summary>The rule's stable name.</summary>
    public required RuleId Id { get; init; }

    /// <summary>How bad a breach of it is.</summary>
    public required Severity Severity { get; init; }

    /// <summary>Gets the demand of the rule, in one line.</summary>
    public required string Summary { get; init; }

    /// <summary>Gets the consequence of a breach.</summary>
    public required string Why { get; init; }

    /// <summary>Gets the remedy of a breach.</summary>
    public required string Fix { get; init; }

    /// <summary>The page with more about the rule.</summary>
    public required Uri Link { get; init; }

    /// <summary>A page that keeps it.</summary>
    public required RuleExample Passing { get; init; }

    /// <summary>A page that breaks it.</summary>
    public required RuleExample Failing { get; init; }
}

/// <summary>A stable name of a rule.</summary>
/// <param name="Value">Lower-case words with hyphens.</param>
[JsonConverter(typeof(NameConverter<RuleId>))]
public readonly record struct RuleId(string Value) : IName<RuleId>
{
    /// <inheritdoc/>
    public static RuleId Of(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>A page that shows a rule at work.</summary>
/// <param name="Html">Its body, or the part of it that matters.</param>
public sealed record RuleExample(string Html)
{
    /// <summary>The address of the example page.</summary>
    public Uri Address { get; init; } = new("https://shop.example/");

    /// <summary>Gets what came with it.</summary>
    public IReadOnlyList<HttpHeader> Headers { get; init; } = [];
}
