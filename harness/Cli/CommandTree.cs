using System.CommandLine;
using System.CommandLine.Help;
using KojiWidgetHarness.Cli.Commands;
using KojiWidgetHarness.Cli.Commands.Sim;
using KojiWidgetHarness.Cli.Completion;
using KojiWidgetHarness.Cli.Help;

namespace KojiWidgetHarness.Cli;

/// <summary>All commands, in the groups in which help shows them.</summary>
internal static class CommandTree
{
    public static RootCommand Create()
    {
        CommandGroup[] groups =
        [
            new(
                "Run and report",
                [
                    RunCommand.Create(),
                    UiCommand.Create(),
                    TriggerCommand.Create(),
                    ReportCommand.Create(),
                    ShowReportCommand.Create(),
                    ShowTraceCommand.Create(),
                    ListCommand.Create(),
                    ExplainCommand.Create(),
                ]
            ),
            new(
                "Watch",
                [
                    UpCommand.Create(),
                    ListenCommand.Create(),
                    WaitCommand.Create(),
                    EventsCommand.Create(),
                    ExportCommand.Create(),
                    ImportCommand.Create(),
                ]
            ),
            new("Check", [CheckCommand.Create()]),
            new("Simulate", [SimCommand.Create(), GradeClientCommand.Create()]),
            new(
                "Set up",
                [DoctorCommand.Create(), InitCommand.Create(), NewCommand.Create(), SchemaCommand.Create(), CompletionCommand.Create()]
            ),
        ];
        var root = new RootCommand("Reproduces the failures of an embedded Koji widget, and shows them live.");
        foreach (var command in groups.SelectMany(group => group.Commands))
            root.Subcommands.Add(command);

        var help = new HelpPages(groups);
        root.Subcommands.Add(HelpCommand.Create(help));
        // Replaces the library's option, whose other names (/h and /?) are paths here.
        foreach (var option in root.Options.OfType<HelpOption>().ToList())
            root.Options.Remove(option);
        root.Options.Add(
            new HelpOption("--help", "-h", "-?")
            {
                Description = "Shows this.",
                Recursive = true,
                Action = new HelpPageAction(help, wasAskedFor: true),
            }
        );
        ShowHelpWithoutCommand(root, help);
        Completions.AddTo(root);
        return root;
    }

    // A command with subcommands does nothing itself.
    private static void ShowHelpWithoutCommand(Command command, HelpPages help)
    {
        if (command.Subcommands.Count > 0)
            command.Action = new HelpPageAction(help, wasAskedFor: false);
        foreach (var below in command.Subcommands)
            ShowHelpWithoutCommand(below, help);
    }
}
