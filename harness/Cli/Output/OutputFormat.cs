using System.CommandLine;
using KojiWidgetHarness.Cli.Values;

namespace KojiWidgetHarness.Cli.Output;

/// <summary>The formats of standard output, and the option that chooses one. Progress and errors are on standard error in each.</summary>
internal static class OutputFormat
{
    /// <summary>The option's name.</summary>
    public const string Name = "--format";

    /// <summary>For people.</summary>
    public const string Human = "human";

    /// <summary>A line of JSON for each answer, in the form of <c>ProtocolJson</c>.</summary>
    public const string Json = "json";

    /// <summary>Keys and values on one line, for events.</summary>
    public const string Logfmt = "logfmt";

    /// <summary>A row of a Markdown table, for events.</summary>
    public const string Markdown = "md";

    /// <summary>Commands that make a request.</summary>
    public const string Curl = "curl";

    /// <summary>Findings for code scanning.</summary>
    public const string Sarif = "sarif";

    /// <summary>Annotations of GitHub's workflows.</summary>
    public const string GitHub = "github";

    /// <summary>The option.</summary>
    /// <param name="description">What it decides.</param>
    /// <param name="usual">The default.</param>
    /// <param name="further">What there is besides <see cref="Human"/> and <see cref="Json"/>.</param>
    public static Option<string> Create(
        string description = "What standard output carries.",
        string usual = Human,
        params IReadOnlyList<string> further
    ) => Forms.Choice([Human, Json, .. further]).Option(Name, description, usual);
}
