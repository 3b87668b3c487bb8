using System.Buffers;

namespace KojiWidgetHarness.Tests.Browser.Checks.Rendered;

/// <summary>How a language writes what a page is made of. <c>m</c> is the model that its engine renders it with.</summary>
/// <param name="Name">The language.</param>
/// <param name="Ending">Of its files.</param>
internal sealed record Dialect(string Name, string Ending)
{
    // What no value without quotes may have in it.
    private static readonly SearchValues<char> Unfit = SearchValues.Create(" \"'<>`=");

    /// <summary>An attribute whose value is written.</summary>
    public Func<string, string, Quoting, string> Literal { get; init; } = Html;

    /// <summary>An attribute whose value a member of the model makes.</summary>
    public required Func<string, string, string> Expression { get; init; }

    /// <summary>An attribute that is there where a member of the model is true; null where the language has none.</summary>
    public Func<string, string, string>? Conditional { get; init; }

    /// <summary>All attributes of a member of the model; null where the language has none.</summary>
    public Func<string, string>? Spread { get; init; }

    /// <summary>The src whose host is written, and whose project a member of the model names.</summary>
    public required Func<string, string> Source { get; init; }

    /// <summary>Markup that is there once.</summary>
    public required Func<string, string> If { get; init; }

    /// <summary>Markup for each of a list of one.</summary>
    public required Func<string, string> Loop { get; init; }

    /// <summary>What nobody renders.</summary>
    public required Func<string, string> Comment { get; init; }

    /// <summary>The file around the markup.</summary>
    public Func<string, string> File { get; init; } = body => body;

    /// <summary>Whether a tag may close itself.</summary>
    public bool ClosesItself { get; init; }

    /// <summary>Ways to put a value into quotes.</summary>
    public IReadOnlyList<Quoting> Quotings { get; init; } = [Quoting.Double, Quoting.Single, Quoting.None];

    /// <summary>An attribute as in HTML.</summary>
    public static string Html(string name, string value, Quoting quoting)
    {
        var encoded = value.Replace("&", "&amp;", StringComparison.Ordinal);
        return quoting switch
        {
            Quoting.Single => $"{name}='{encoded.Replace("'", "&#39;", StringComparison.Ordinal)}'",
            Quoting.None when value.Length > 0 && !value.AsSpan().ContainsAny(Unfit) => $"{name}={encoded}",
            _ => $"{name}=\"{encoded.Replace("\"", "&quot;", StringComparison.Ordinal)}\"",
        };
    }
}

/// <summary>How a value is written in its attribute.</summary>
internal enum Quoting
{
    /// <summary>A value in double quotes.</summary>
    Double,

    /// <summary>A value in single quotes.</summary>
    Single,

    /// <summary>Without quotes, where the value allows that; as an expression in languages that know no such.</summary>
    None,
}
