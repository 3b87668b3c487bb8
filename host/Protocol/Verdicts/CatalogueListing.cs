using System.Text.Json.Serialization;
using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Protocol.Verdicts;

/// <summary>Everything that can be reproduced.</summary>
/// <param name="Causes">Every cause of the catalogue, grouped by code.</param>
/// <param name="Scenarios">Every scenario, failures first.</param>
public sealed record CatalogueListing(IReadOnlyList<CauseListing> Causes, IReadOnlyList<ScenarioListing> Scenarios);

/// <summary>A cause, with the scenarios that reproduce it and how it does in each browser.</summary>
public sealed record CauseListing
{
    /// <summary>The cause's name.</summary>
    public required CauseId Cause { get; init; }

    /// <summary>The code that it leads to.</summary>
    public required EventCode Code { get; init; }

    /// <summary>Gets the problem, in one line.</summary>
    public required string Summary { get; init; }

    /// <summary>Names of the scenarios that reproduce it.</summary>
    public required IReadOnlyList<string> Scenarios { get; init; }

    /// <summary>How the cause is reproduced, one for each kind of browser.</summary>
    public required IReadOnlyList<BrowserSupport> Support { get; init; }
}

/// <summary>A scenario: what it reproduces and what it has to lead to.</summary>
public sealed record ScenarioListing
{
    /// <summary>The scenario's name.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the purpose of the scenario, in one line.</summary>
    public required string Purpose { get; init; }

    /// <summary>The code that it leads to; null when no error may appear.</summary>
    public EventCode? Code { get; init; }

    /// <summary>The cause that it has; null when no error may appear.</summary>
    public CauseId? Cause { get; init; }

    /// <summary>How the scenario is supported, one for each kind of browser.</summary>
    public required IReadOnlyList<BrowserSupport> Support { get; init; }
}

/// <summary>How a failure does in one kind of browser.</summary>
public sealed record BrowserSupport
{
    /// <summary><c>chromium</c> or <c>firefox</c>.</summary>
    public required string Browser { get; init; }

    /// <summary>How well the browser reproduces it.</summary>
    public required SupportLevel Level { get; init; }

    /// <summary>Gets what differs, or why it cannot be reproduced, as measured; null where it is supported.</summary>
    public string? How { get; init; }
}

/// <summary>How a failure does in a kind of browser; a later value is worse.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<SupportLevel>))]
public enum SupportLevel
{
    /// <summary>It is reproduced by its cause, and the cause is proven.</summary>
    Supported,

    /// <summary>It is reproduced by its cause, but shows otherwise, or its cause can only be likely.</summary>
    Differs,

    /// <summary>The failure cannot be reproduced by its cause.</summary>
    NotReproducible,
}
