using System.Text.Json.Serialization;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Protocol.Checks;

/// <summary>What a static check of pages found.</summary>
public sealed record CheckReport
{
    /// <summary>Each page, in the order of their names.</summary>
    public required IReadOnlyList<CheckedPage> Pages { get; init; }
}

/// <summary>What was found in one page.</summary>
public sealed record CheckedPage
{
    /// <summary>The page's address or file.</summary>
    public required string Page { get; init; }

    /// <summary>Its iframes with the widget in them, in their order.</summary>
    public required IReadOnlyList<CheckedEmbed> Embeds { get; init; }

    /// <summary>Gets what is wrong, by line.</summary>
    public required IReadOnlyList<CheckFinding> Findings { get; init; }

    /// <summary>The redirects on the way to it, as <c>301 https://…</c>, the first first; null where there were none.</summary>
    public IReadOnlyList<string>? Redirects { get; init; }

    /// <summary>
    /// Where its server's settings set the response headers that it was judged by, as <c>FILE:LINE NAME</c>; null where those came with it
    /// or are not known.
    /// </summary>
    public IReadOnlyList<string>? HeadersFrom { get; init; }

    /// <summary>Gets what was not looked at, and why, in a line each; null when that is nothing.</summary>
    public IReadOnlyList<string>? Skipped { get; init; }

    /// <summary>Why the page could not be read, in one line; null when it was.</summary>
    public string? Error { get; init; }
}

/// <summary>One iframe with the widget in it, and what is predicted of it.</summary>
public sealed record CheckedEmbed
{
    /// <summary>The src as it is written, secrets redacted.</summary>
    public required string Src { get; init; }

    /// <summary>The line in which its tag begins, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>Gets what a browser will make of it.</summary>
    public required Prediction Predicts { get; init; }

    /// <summary>The reasons for the predictions.</summary>
    public required PredictionReasons Because { get; init; }

    /// <summary>Gets what a browser made of it; null where none was asked.</summary>
    public Prediction? Observed { get; init; }
}

/// <summary>What becomes of an embed; null where that cannot be known from what was read.</summary>
public sealed record Prediction
{
    /// <summary>Gets a value indicating whether the widget loads.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public bool? Loads { get; init; }

    /// <summary>Gets a value indicating whether it may use the microphone, if the person lets it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public bool? Microphone { get; init; }

    /// <summary>Gets a value indicating whether the widget's messages come to the page, with its origin.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public bool? Messages { get; init; }

    /// <summary>Gets a value indicating whether nothing of it is open.</summary>
    [JsonIgnore]
    public bool IsDecided => Loads is not null && Microphone is not null && Messages is not null;
}

/// <summary>The reason for each prediction: the name of the rule that decides, or what would have to be known.</summary>
public sealed record PredictionReasons
{
    /// <summary>Why the widget loads or does not.</summary>
    public required string Loads { get; init; }

    /// <summary>Why the widget may use the microphone or may not.</summary>
    public required string Microphone { get; init; }

    /// <summary>Why the widget's messages come to the page or do not.</summary>
    public required string Messages { get; init; }
}

/// <summary>One breach of a rule.</summary>
public sealed record CheckFinding
{
    /// <summary>The rule's name.</summary>
    public required string Rule { get; init; }

    /// <summary>The severity of the finding.</summary>
    public required Severity Severity { get; init; }

    /// <summary>The file of settings in which it stands; null for the page itself and its response headers.</summary>
    public string? File { get; init; }

    /// <summary>The line, from 1; 0 for a response header.</summary>
    public required int Line { get; init; }

    /// <summary>The column, from 1; 0 for a response header.</summary>
    public required int Column { get; init; }

    /// <summary>Gets the problem, in one line.</summary>
    public required string Message { get; init; }

    /// <summary>Gets the correction.</summary>
    public required string Fix { get; init; }
}
