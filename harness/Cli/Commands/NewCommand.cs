using System.CommandLine;
using KojiWidgetHarness.Cli.Failures;
using KojiWidgetHarness.Cli.Options;
using KojiWidgetHarness.Cli.Output;
using KojiWidgetHarness.Cli.Setup;
using KojiWidgetHarness.Cli.Values;
using KojiWidgetHarness.Protocol.Printing;
using KojiWidgetHarness.Scenarios.Files;

namespace KojiWidgetHarness.Cli.Commands;

/// <summary><c>new scenario NAME</c>: a file to begin with.</summary>
internal static class NewCommand
{
    public static Command Create() => new("new", "Writes a scenario file to start with.") { Scenario() };

    private static Command Scenario()
    {
        var name = Forms.ScenarioName.Argument("Name of the scenario: lowercase letters, digits and hyphens.");
        var from = ScenarioDraft.Form.Optional(
            "--from",
            "What it is made of: a scenario or its file, a page's address, what 'export' wrote (.zip), or what 'run --format json' wrote. "
                + $"In a terminal it is asked for; else {ScenarioDraft.UsualModel}."
        );
        var session = Forms
            .TextFor("SESSION")
            .Optional("--session", "Which session of what 'export' wrote, or which scenario of a run; by default one that failed.");
        var file = Forms.ScenarioPath.Optional("--out", "The file to write; by default NAME.scenario.yaml in this folder.");
        var force = new Option<bool>("--force") { Description = "Overwrites an existing file." };

        var command = new Command("scenario", "Writes a scenario file to start with. 'run' runs it as it is.")
        {
            name,
            from,
            session,
            file,
            force,
        };
        command.SetAction(
            (parsed, cancellation) =>
                WriteAsync(
                    parsed.GetRequiredValue(name),
                    parsed.GetValue(from),
                    parsed.GetValue(session),
                    parsed.GetValue(file),
                    parsed.GetValue(force),
                    cancellation
                )
        );
        return command;
    }

    private static async Task<int> WriteAsync(
        string name,
        string? from,
        string? session,
        string? file,
        bool force,
        CancellationToken cancellation
    )
    {
        var path = file ?? name + ScenarioFile.Extension;
        NewFile.Refuse(path, force);
        // Where nobody sees the question, nobody answers it.
        if (from is null && session is null && !Console.IsInputRedirected && Terminal.Errors.Profile.Out.IsTerminal)
            from = await AskAsync(Console.In, Console.Error, cancellation);
        var (draft, problem) = await ScenarioDraft.OfAsync(from ?? ScenarioDraft.UsualModel, name, session, cancellation);
        if (draft is null)
        {
            await Console.Error.WriteLineAsync(problem);
            return ExitCodes.Failed;
        }

        await NewFile.WriteAsync(path, draft.Text, force, cancellation);
        foreach (var note in draft.Notes)
            await Console.Error.WriteLineAsync($"· {note}");
        var run = $"koji-harness run {ShellText.Quoted(path)}";
        await Console.Error.WriteLineAsync(
            CleanText.Line(
                $"✓ {path} is written; run it with: {run}"
                    + (draft.Page is { } page ? $", or in the page itself: {run} --page {ShellText.Quoted(page.ToString())}" : "")
            )
        );
        return ExitCodes.AsExpected;
    }

    /// <summary>Asks what the file is made of.</summary>
    /// <param name="answers">Where the answer comes from.</param>
    /// <param name="questions">Where the question goes to.</param>
    /// <param name="cancellation">Ends the wait for an answer.</param>
    /// <returns>Null for what is usual.</returns>
    /// <exception cref="UsageException">The answer is nothing that there is.</exception>
    /// <exception cref="OperationCanceledException">There is no answer.</exception>
    internal static async Task<string?> AskAsync(TextReader answers, TextWriter questions, CancellationToken cancellation)
    {
        await questions.WriteAsync($"What is it made of: a scenario, a page's address or a recorded file? [{ScenarioDraft.UsualModel}] ");
        await questions.FlushAsync(cancellation);
        // A console's reader waits for its line, whatever is cancelled meanwhile.
        var line = await Task.Run(answers.ReadLine, CancellationToken.None).WaitAsync(cancellation);
        var answer = (line ?? throw new OperationCanceledException()).Trim();
        return answer.Length == 0 ? null
            : ScenarioDraft.Form.Read(answer, out var from) ? from
            : throw new UsageException($"--from takes {ScenarioDraft.Form.Takes}.{ScenarioDraft.Form.Hint(answer)} See: koji-harness list");
    }
}

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
