using System.Text;
using KojiWidgetHarness.Scenarios.Files.Words;

namespace KojiWidgetHarness.Scenarios.Files;

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
