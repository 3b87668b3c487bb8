using System.CommandLine;
using KojiWidgetHarness.Scenarios.Files;

namespace KojiWidgetHarness.Cli.Commands;

/// <summary><c>schema</c>: the form of scenario files, for editors.</summary>
internal static class SchemaCommand
{
    public static Command Create()
    {
        var command = new Command("schema", "Prints the JSON Schema of scenario files. Editors complete them by it.");
        command.SetAction(_ => Console.Out.Write(ScenarioSchema.Write()));
        return command;
    }
}
