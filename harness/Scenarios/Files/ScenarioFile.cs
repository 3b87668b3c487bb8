using System.Text;
using KojiWidgetHarness.Protocol.Printing;
using KojiWidgetHarness.Scenarios.Browser;
using KojiWidgetHarness.Scenarios.Files.Words;
using KojiWidgetHarness.Scenarios.Steps;

namespace KojiWidgetHarness.Scenarios.Files;

/// <summary>Reads a scenario file: a whole scenario, or what is otherwise than in a scenario of the catalogue.</summary>
public static class ScenarioFile
{
    /// <summary>What the name of a scenario file ends with.</summary>
    public const string Extension = ".scenario.yaml";

    /// <summary>Determines whether a name on a command line is that of a file.</summary>
    public static bool IsFile(string name) =>
        name.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".yml", StringComparison.OrdinalIgnoreCase);

    /// <summary>Determines whether a scenario may be called so.</summary>
    public static bool IsName(string name) => FileFields.Naming.TryRead(name, out _);

    /// <summary>The scenario that a file's text says.</summary>
    /// <exception cref="ScenarioFileException">It says none.</exception>
    public static Scenario Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var root = FileReader.Read(text);
        var file = new FileMapping(root, FileFields.All.Select(field => field.Name));
        var name = FileFields.Naming.Read(FileFields.Name, file.Required(FileFields.Name, FileFields.Naming.Allowed));
        var model = file.Said(FileFields.Scenario) is { } named ? FileFields.Model.Read(FileFields.Scenario, named) : null;
        // Otherwise a file without it would pass whenever nothing happens.
        if (model is null)
            file.Required(ExpectKind.Key, "'none', or a mapping with code and cause; or name a 'scenario' to take it from");

        var scenario = Field<Scenario>.ReadAll(FileFields.All, file, model ?? new Scenario(name) { Purpose = "" });
        if (scenario.Browser != BrowserProfile.Tabs && scenario.Steps.Concat(scenario.Afterwards).Any(step => step is FreezeTab))
            throw (file.Said(FileFields.Browser) ?? root).Wrong("A tab is frozen here, so the file has to say 'browser: tabs'.");
        return scenario.Purpose.Length > 0 ? scenario : scenario with { Purpose = Purpose(scenario) };
    }

    private static string Purpose(Scenario scenario) =>
        scenario.Expect is { } expect ? $"Leads to {expect.Code} by {expect.Cause}." : "No error may appear.";
}

/// <summary>Writes a scenario as a file that says all of it.</summary>
public static class ScenarioFileWriter
{
    /// <summary>The text of the file; what is as usual is left out.</summary>
    public static string Write(Scenario scenario) => Write(scenario, _ => null);

    /// <summary>Writes a scenario with a comment before each key.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="comment">The lines before a key, each with its line feed; null for none.</param>
    internal static string Write(Scenario scenario, Func<Field<Scenario>, string?> comment)
    {
        var text = new StringBuilder();
        // Another name, so that the name is always said.
        var usual = new Scenario("") { Purpose = "" };
        foreach (var field in FileFields.All)
        {
            var value = field.Write(scenario, usual);
            text.Append(comment(field));
            if (value is not null)
                text.Append($"{field.Name}:{value}\n");
        }

        return text.ToString();
    }
}

/// <summary>Writes a scenario as a file to begin with: all of it, and in comments what may stand where.</summary>
public static class StarterFile
{
    /// <summary>The text of the file. It can be run as it is.</summary>
    /// <param name="name">What the new scenario is called.</param>
    /// <param name="model">What it does.</param>
    /// <param name="notes">Lines of text about it, which become comments; null for none.</param>
    public static string Write(string name, Scenario model, IReadOnlyList<string>? notes = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        // The schema is named by its file alone: the file may move, together with the schema beside it.
        return $"""
                # yaml-language-server: $schema={ScenarioSchema.FileName}
                # Run it with: koji-harness run {name}{ScenarioFile.Extension}
                # Editors complete it once the schema lies beside it: koji-harness schema > {ScenarioSchema.FileName}

                """.ReplaceLineEndings("\n")
            + string.Concat((notes ?? []).Select(note => $"# {PrintedText.Line(note)}\n"))
            + ScenarioFileWriter.Write(model with { Name = name }, Comment);
    }

    private static string? Comment(Field<Scenario> field)
    {
        var text = $"\n# {field.Name}: {field.Summary}\n";
        return field.Name switch
        {
            FileFields.Name or FileFields.Purpose => null,
            FileFields.Faults => text + Words(FaultWords.All),
            FileFields.Steps => text + Words(StepWords.All),
            FileFields.Scenario or FileFields.Afterwards => text,
            _ => $"{text}# {char.ToUpperInvariant(field.Kind.Allowed[0])}{field.Kind.Allowed[1..]}.\n",
        };
    }

    private static string Words<T>(IReadOnlyList<Word<T>> words)
        where T : class
    {
        var width = words.Max(word => Form(word).Length);
        return string.Concat(words.Select(word => $"#   {Form(word).PadRight(width)}  {word.Summary}\n"));
    }

    private static string Form<T>(Word<T> word)
        where T : class =>
        "- "
        + word.Name
        + (word.Parameters, word.HasShortForm) switch
        {
            ([], _) => "",
            ([var first, ..], true) => $": {first.Name.ToUpperInvariant()}",
            var (all, _) => $": {{ {string.Join(", ", all.Select(item => $"{item.Name}: {item.Name.ToUpperInvariant()}"))} }}",
        };
}
