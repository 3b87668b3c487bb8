using KojiWidgetHarness.Scenarios.Files.Words;

namespace KojiWidgetHarness.Scenarios.Files;

/// <summary>Writes a scenario as a file to begin with: all of it, and in comments what may stand where.</summary>
public static class StarterFile
{
    /// <summary>The text of the file. It can be run as it is.</summary>
    /// <param name="name">What the new scenario is called.</param>
    /// <param name="model">What it does.</param>
    public static string Write(string name, Scenario model)
    {
        ArgumentNullException.ThrowIfNull(model);
        // The schema is named by its file alone: the file may move, together with the schema beside it.
        return $"""
                # yaml-language-server: $schema={ScenarioSchema.FileName}
                # Run it with: koji-harness run {name}{ScenarioFile.Extension}
                # Editors complete it once the schema lies beside it: koji-harness schema > {ScenarioSchema.FileName}

                """.ReplaceLineEndings("\n") + ScenarioFileWriter.Write(model with { Name = name }, Comment);
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
