using System.Globalization;
using KojiWidgetHarness.Checks.Http;
using KojiWidgetHarness.Cli.Failures;
using KojiWidgetHarness.Cli.Machine;
using KojiWidgetHarness.Cli.Options;
using KojiWidgetHarness.Cli.Output;
using KojiWidgetHarness.Protocol.Redaction;
using KojiWidgetHarness.Protocol.Text;
using KojiWidgetHarness.Scenarios.Running;
using Spectre.Console;

namespace KojiWidgetHarness.Cli.Running;

/// <summary>The command that serves the page of a run. It ends with the run, and all that it started with it.</summary>
internal sealed class StartedCommand : IAsyncDisposable
{
    private const int LongestName = 60;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    // For servers that close connections and files first.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private readonly StartOptions options;
    private readonly StartLog log;
    private readonly ShellProcess shell;

    private StartedCommand(StartOptions options, StartLog log, ShellProcess shell)
    {
        this.options = options;
        this.log = log;
        this.shell = shell;
    }

    /// <summary>Gets a value indicating whether it, or something that it started, still runs.</summary>
    public bool IsAlive => shell.IsAlive();

    // A command may have a secret in it, as NAME=VALUE before the program.
    private string Name => $"'{Redactor.Redact(options.Command).Shortened(LongestName)}'";

    /// <summary>Starts the command, and waits until the page answers.</summary>
    /// <returns>The command; null where what answered already is taken.</returns>
    /// <exception cref="UsageException">Something answers at the page's address already.</exception>
    /// <exception cref="EnvironmentException">The page did not answer, or the command ended before it did.</exception>
    public static async Task<StartedCommand?> StartAsync(StartOptions options, StepLog steps, CancellationToken cancellation)
    {
        var page = StepLog.Name(options.Page);
        if (await PageAnswer.IsTakenAsync(options.Page, cancellation))
        {
            if (!options.Reuse)
                throw new UsageException(
                    $"Something answers at {page} already, before --start. Stop it, or take it as it is with --reuse."
                );
            steps.Say($"Taking what answers at {page} already");
            return null;
        }

        var log = StartLog.Open(options.Folder, options.Verbose ? line => Show(steps, line) : null);
        var started = new StartedCommand(options, log, ShellProcess.Start(options.Command));
        try
        {
            await steps.DoAsync($"Starting {started.Name} and waiting for {page}", () =>
            {
                log.Read(started.shell.Process.StandardOutput, started.shell.Process.StandardError);
                return started.WaitAsync(cancellation);
            });
            return started;
        }
        catch
        {
            await started.EndAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        var problem = shell.IsAlive() ? null : $"{Name} ended with {ExitCode()} during the run. {await log.LastTailAsync()}";
        await EndAsync();
        if (problem is not null)
            await Console.Error.WriteLineAsync(problem);
    }

    private async Task WaitAsync(CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        stop.CancelAfter(options.Timeout);
        var answer = new PageAnswer(options.Page);
        var answering = answer.WaitAsync(Interval, stop.Token);
        var ending = EndedAsync(stop.Token);
        var first = await Task.WhenAny(answering, ending);
        try
        {
            await first;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new EnvironmentException(
                $"{StepLog.Name(options.Page)} did not answer within {TimeText.Write(options.Timeout)} of {Name}{answer.Seen}. "
                    + $"Correct --page, or wait longer with --start-timeout. {log.Tail()}"
            );
        }

        if (first != ending)
            return;
        var tail = await log.LastTailAsync();
        // Ctrl-C may have reached the command first.
        cancellation.ThrowIfCancellationRequested();
        throw new EnvironmentException($"{Name} ended with {ExitCode()} before {StepLog.Name(options.Page)} answered. {tail}");
    }

    // A shell that ends well may have left its server in the background.
    private async Task EndedAsync(CancellationToken cancellation)
    {
        await shell.Process.WaitForExitAsync(cancellation);
        while (shell.Process.ExitCode == 0 && shell.IsAlive())
            await Task.Delay(Interval, cancellation);
    }

    private string ExitCode() => string.Create(CultureInfo.InvariantCulture, $"exit code {shell.Process.ExitCode}");

    private async Task EndAsync()
    {
        await shell.EndAsync(Grace);
        shell.Dispose();
        log.Dispose();
    }

    private static void Show(StepLog steps, string line)
    {
        steps.EndLine();
        Terminal.Errors.MarkupLineInterpolated($"[grey]start |[/] {line}");
    }
}

/// <summary>Whether a page answers.</summary>
/// <param name="page">Its address.</param>
internal sealed class PageAnswer(Uri page)
{
    // As Playwright has it for its webServer: a page that wants a login answers, and one that is not found does not.
    private const int FirstRefused = 404;

    private static readonly TimeSpan Connecting = TimeSpan.FromSeconds(2);

    private int? status;

    /// <summary>What came instead of an answer, as the end of a sentence; empty for nothing.</summary>
    public string Seen => status is { } seen ? string.Create(CultureInfo.InvariantCulture, $", but for status {seen}") : "";

    /// <summary>Determines whether anything takes connections at an address, whatever it answers.</summary>
    public static async Task<bool> IsTakenAsync(Uri page, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Connecting);
        try
        {
            using var socket = await HarnessHttp.ConnectAsync(page.IdnHost, page.Port, patience.Token);
            return true;
        }
        catch (Exception nobody) when (nobody is System.Net.Sockets.SocketException or OperationCanceledException)
        {
            cancellation.ThrowIfCancellationRequested();
            return false;
        }
    }

    /// <summary>Waits until it answers.</summary>
    /// <exception cref="OperationCanceledException">It did not before it was cancelled.</exception>
    public async Task WaitAsync(TimeSpan interval, CancellationToken cancellation)
    {
        using var http = new HttpMessageInvoker(HarnessHttp.NewHandler());
        while (!await AnswersAsync(http, cancellation))
            await Task.Delay(interval, cancellation);
    }

    private async Task<bool> AnswersAsync(HttpMessageInvoker http, CancellationToken cancellation)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, page);
            using var response = await http.SendAsync(request, cancellation);
            status = (int)response.StatusCode;
            return status < FirstRefused;
        }
        catch (HttpRequestException refused)
        {
            // The certificate is the browser's to judge.
            return refused.HttpRequestError == HttpRequestError.SecureConnectionError;
        }
    }
}
