namespace KojiWidgetHarness.Harness.Scenarios.Files;

/// <summary>The words of a scenario file.</summary>
internal static class ScenarioFileKeys
{
    public const string Extension = ".scenario.yaml";

    public const string Name = "name";
    public const string Purpose = "purpose";
    public const string Scenario = "scenario";
    public const string Embed = "embed";
    public const string Expect = "expect";

    public const string Code = "code";
    public const string Cause = "cause";

    public const string Project = "project";
    public const string Mode = "mode";
    public const string Allow = "allow";
    public const string Sandbox = "sandbox";
    public const string Loading = "loading";

    public const string Lazy = "lazy";

    public static IReadOnlyList<string> OfFile { get; } = [Name, Purpose, Scenario, Embed, Expect];

    public static IReadOnlyList<string> OfEmbed { get; } = [Project, Mode, Allow, Sandbox, Loading];

    public static IReadOnlyList<string> OfExpect { get; } = [Code, Cause];

    public static IReadOnlyList<string> Modes { get; } = ["text", "voice"];

    public static IReadOnlyList<string> Loadings { get; } = ["eager", Lazy];
}
