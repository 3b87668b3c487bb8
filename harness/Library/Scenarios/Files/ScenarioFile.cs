using System.Text.RegularExpressions;
using KojiWidgetHarness.Harness.Scenarios.Catalog;
using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;
using static KojiWidgetHarness.Harness.Scenarios.Files.ScenarioFileKeys;

namespace KojiWidgetHarness.Harness.Scenarios.Files;

/// <summary>Reads a scenario file: the embed and the expectation are the file's, faults and steps those of a scenario of the catalogue.</summary>
public static partial class ScenarioFile
{
    private const int MostCharacters = 64 * 1024;

    /// <summary>Whether a name on a command line is that of a file.</summary>
    public static bool IsFile(string name) =>
        name.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".yml", StringComparison.OrdinalIgnoreCase);

    /// <summary>The scenario that a file's text says.</summary>
    /// <exception cref="ScenarioFileException">It says none.</exception>
    public static Scenario Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var file = new FileMapping(Root(text), OfFile);
        var name = file.Required(Name);
        if (!Naming().IsMatch(name))
            throw file.Wrong(Name, $"A name is 1 to 50 small letters, digits and hyphens, not '{name}'.");

        var model = file.Required(ScenarioFileKeys.Scenario);
        var scenario = ScenarioCatalog.All.FirstOrDefault(item => item.Name == model)
            ?? throw file.Wrong(ScenarioFileKeys.Scenario, $"There is no scenario '{model}'. See: koji-harness list");
        if (scenario.Expect is not { } expected)
            throw file.Wrong(ScenarioFileKeys.Scenario, $"The scenario '{model}' leads to no failure, so none can be expected of it.");
        var (code, cause) = Expected(file.Mapping(Expect, OfExpect) ?? throw file.Wrong(Expect, $"'{Expect}' is missing."));

        return scenario with
        {
            Name = name,
            Purpose = file.Text(Purpose) ?? scenario.Purpose,
            Embed = file.Mapping(Embed, OfEmbed) is { } embed ? Embedded(embed, scenario.Embed) : scenario.Embed,
            Expect = expected with { Code = code, Cause = cause },
        };
    }

    private static YamlNode Root(string text)
    {
        if (text.Length > MostCharacters)
            throw new ScenarioFileException(1, 1, $"The file has {text.Length} characters; at most {MostCharacters} are read.");
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(text));
        }
        catch (YamlException malformed)
        {
            throw new ScenarioFileException(malformed.Start.Line, malformed.Start.Column, malformed.Message);
        }

        return stream.Documents is [var only] ? only.RootNode : throw new ScenarioFileException(1, 1, $"A file is one scenario; here are {stream.Documents.Count}.");
    }

    private static (EventCode Code, CauseId Cause) Expected(FileMapping expect)
    {
        var code = new EventCode(expect.Required(Code));
        if (EventCodes.Find(code) is null)
            throw expect.Wrong(Code, $"'{code}' is no known code. See: koji-harness list");
        var cause = CauseCatalog.Find(new CauseId(expect.Required(ScenarioFileKeys.Cause)))
            ?? throw expect.Wrong(ScenarioFileKeys.Cause, $"There is no cause '{expect.Required(ScenarioFileKeys.Cause)}'. See: koji-harness list");
        return cause.Code == code ? (code, cause.Id) : throw expect.Wrong(ScenarioFileKeys.Cause, $"The cause '{cause.Id}' leads to {cause.Code}, not to {code}.");
    }

    // What the file does not say stays as the scenario has it; null is an attribute that is not there.
    private static EmbedSettings Embedded(FileMapping embed, EmbedSettings own) => own with
    {
        Project = embed.Text(Project) ?? own.Project,
        Mode = embed.Has(Mode) ? embed.OneOf(Mode, Modes) : own.Mode,
        Allow = embed.Has(Allow) ? embed.Text(Allow) : own.Allow,
        Sandbox = embed.Has(Sandbox) ? embed.Text(Sandbox) : own.Sandbox,
        Lazy = embed.Has(Loading) ? embed.OneOf(Loading, Loadings) == Lazy : own.Lazy,
    };

    [GeneratedRegex(@"\A[a-z0-9-]{1,50}\z")]
    private static partial Regex Naming();
}
