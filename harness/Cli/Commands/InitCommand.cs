using System.CommandLine;
using KojiWidgetHarness.Cli.Failures;
using KojiWidgetHarness.Cli.Output;
using KojiWidgetHarness.Cli.Setup;
using KojiWidgetHarness.Cli.Values;
using KojiWidgetHarness.Files;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Machine;
using KojiWidgetHarness.Scenarios.Catalog;

namespace KojiWidgetHarness.Cli.Commands;

/// <summary><c>init</c>: what a project needs to run the harness, written into its folder.</summary>
internal static class InitCommand
{
    private static readonly ValueForm<string> CommandForm = Forms.TextFor("COMMAND") with
    {
        Takes = "a command on one line",
        Read = (text, out command) => !string.IsNullOrWhiteSpace(command = text) && !text.Any(char.IsControl),
    };

    public static Command Create()
    {
        var folder = Forms.Folder.OptionalArgument("The project's folder; by default the working directory.");
        var page = Forms.Address.Optional("--page", "Address of the page. By default what the project's files say.");
        var start = CommandForm.Optional("--start", "Command that serves the page. By default what the project's files say.");
        var dry = new Option<bool>("--dry-run") { Description = "Writes nothing, and prints what it would write." };
        var format = OutputFormat.Create();
        var command = new Command(
            "init",
            "Writes what a project needs to run this. A workflow for GitHub, a scenario and, for a .NET solution, a test project; it overwrites nothing."
        )
        {
            folder,
            page,
            start,
            dry,
            format,
        };
        command.SetAction(
            (parsed, cancellation) =>
                WriteAsync(
                    parsed.GetValue(folder) ?? ".",
                    parsed.GetValue(page),
                    parsed.GetValue(start),
                    parsed.GetValue(dry),
                    parsed.GetValue(format) == OutputFormat.Json,
                    parsed.InvocationConfiguration.Output,
                    cancellation
                )
        );
        return command;
    }

    private static async Task<int> WriteAsync(
        string folder,
        WebAddress? address,
        string? start,
        bool dry,
        bool json,
        TextWriter output,
        CancellationToken cancellation
    )
    {
        if (!Directory.Exists(folder))
            throw new UsageException($"Folder not found: '{folder}'. Check the path.");
        var files = new InitFiles(Page(folder, address, start), MicrophonePolicyScenarios.WithoutAllow);
        var solution = HasSolution(folder);
        var project = ProjectBeside(folder);
        var written = new List<SetupFile>();
        foreach (var file in files.All(solution && project is null))
        {
            var state = await WriteAsync(Path.Combine(folder, file.Path), file, dry, cancellation);
            written.Add(
                new()
                {
                    Path = file.Path,
                    State = state,
                    Next = state == SetupState.Written ? file.Next : null,
                    Text = state == SetupState.WouldBeWritten ? file.Text : null,
                }
            );
            // At once: a later one may not be writable.
            if (!json)
                await output.WriteLineAsync(Line(written[^1]));
        }

        var withoutTests =
            solution && project is not null
                ? $"{project} is in this folder, and would compile its files, too. Run init in a folder above."
                : null;
        if (json)
        {
            output.WriteJson(
                new()
                {
                    Files = written,
                    WithoutTests = withoutTests,
                    Run = files.Run,
                },
                ProtocolJson.Default.SetupListing
            );
            return ExitCodes.AsExpected;
        }

        if (withoutTests is not null)
            await output.WriteLineAsync($"▲ no test project: {withoutTests}");
        await output.WriteLineAsync($"Try it here: {files.Run}");
        return ExitCodes.AsExpected;
    }

    private static string Line(SetupFile file) =>
        file.State switch
        {
            SetupState.Exists => $"▲ {file.Path} exists, and is left as it is",
            SetupState.WouldBeWritten => $"✓ {file.Path} would be written:\n\n{file.Text}",
            _ => $"✓ {file.Path}: {file.Next}",
        };

    private static async Task<SetupState> WriteAsync(string path, InitFile file, bool dry, CancellationToken cancellation)
    {
        if (PrivateFile.IsThere(path))
            return SetupState.Exists;
        if (dry)
            return SetupState.WouldBeWritten;
        await NamedFile.WriteAsync(path, async () =>
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!); // It is below a folder.
            // As new files usually are: it is to be committed, and everybody who works on the project reads it.
            await using var writer = new StreamWriter(new FileStream(path, FileMode.CreateNew, FileAccess.Write));
            await writer.WriteAsync(file.Text.AsMemory(), cancellation);
        });
        return SetupState.Written;
    }

    private static ServedPage Page(string folder, WebAddress? address, string? start)
    {
        var found = start is not null && address is not null ? new(null, null) : ServedPage.Find(folder);
        // What runs elsewhere is not served from here, unless somebody says so.
        var command = start ?? (address is { Uri.IsLoopback: false } ? null : found.Command);
        return found with
        {
            Command = command,
            Address = address?.Uri
                ?? (start is null ? found.Address : null)
                ?? throw new UsageException(
                    command is null
                        ? "Nothing in this folder says how the page is served: name its address with --page, and the command that serves it with --start."
                        : $"Nothing in this folder says at which address '{command}' serves the page: name it with --page."
                ),
        };
    }

    private static bool HasSolution(string folder) =>
        Directory.EnumerateFiles(folder, "*.sln").Concat(Directory.EnumerateFiles(folder, "*.slnx")).Any()
        || ServedPage.Projects(folder).Any();

    // It compiles what is in folders below its own.
    private static string? ProjectBeside(string folder) =>
        Directory.EnumerateFiles(folder, "*.csproj").Select(path => Path.GetFileName(path)).FirstOrDefault();
}
