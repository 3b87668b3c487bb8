using KojiWidgetHarness.Protocol.Checks;
using KojiWidgetHarness.Protocol.Simulation;

namespace KojiWidgetHarness.Checks.Rules;

/// <summary>Pages that rules are shown by.</summary>
internal static class Examples
{
    public const string Project = "7c9e6679-7425-40de-944b-e07fc1f90ae7";

    /// <summary>An embed with nothing wrong with it.</summary>
    public static RuleExample Good { get; } = Page(Tag());

    /// <summary>A page of this body.</summary>
    public static RuleExample Page(string body, params (string Name, string Value)[] headers) =>
        new(body) { Headers = [.. headers.Select(header => new HttpHeader { Name = header.Name, Value = header.Value })] };

    /// <summary>The good embed behind this header.</summary>
    public static RuleExample Behind(string name, string value) => Page(Tag(), (name, value));

    /// <summary>The good embed's tag with something else in one place.</summary>
    /// <param name="src">The src.</param>
    /// <param name="attributes">The attributes but for src and title.</param>
    public static string Tag(
        string src = $"https://koji.so/api/v1/embed/{Project}?mode=voice",
        string attributes = "allow=\"microphone\""
    ) => $"<iframe title=\"Interview\" src=\"{src}\" {attributes}></iframe>";
}
