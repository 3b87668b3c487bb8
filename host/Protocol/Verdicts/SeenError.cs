using System.Text.Json.Serialization;

namespace KojiWidgetHarness.Protocol.Verdicts;

/// <summary>One error that the page, or a frame in it, reported to its browser.</summary>
public sealed record SeenError
{
    /// <summary>Milliseconds from the scenario's start.</summary>
    public required long AtMs { get; init; }

    /// <summary>How the browser came to know of it.</summary>
    public required SeenErrorKind Kind { get; init; }

    /// <summary>What it says, with secrets marked.</summary>
    public required string Text { get; init; }

    /// <summary>The script or document that it is from, with its line; null where the browser does not say.</summary>
    public string? Place { get; init; }
}

/// <summary>How a browser comes to know of an error.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<SeenErrorKind>))]
public enum SeenErrorKind
{
    /// <summary>An error in the console.</summary>
    Console,

    /// <summary>An exception that no script caught.</summary>
    Exception,

    /// <summary>What a Content Security Policy refused or would have refused, as the console reports it.</summary>
    Policy,
}
