using System.Text;
using System.Text.RegularExpressions;
using KojiWidgetHarness.Cli.Failures;
using KojiWidgetHarness.Cli.Options;
using KojiWidgetHarness.Files;
using KojiWidgetHarness.Protocol.Printing;
using KojiWidgetHarness.Protocol.Redaction;

namespace KojiWidgetHarness.Cli.Running;

/// <summary>
/// What a command writes, line by line: into a file, to whom it is shown, and the last lines for a message. Secrets and control characters
/// are taken out of it before. Safe for concurrent use.
/// </summary>
internal sealed partial class StartLog : IDisposable
{
    private const int LongestLine = 4_000;
    private const int LongestShown = 300;
    private const int MostLines = 20;
    private const long LargestFile = 10_000_000;

    // What was written is in the pipe when a command ends; what it leaves running may hold the pipe open for ever.
    private static readonly TimeSpan Draining = TimeSpan.FromSeconds(2);

    private readonly Lock gate = new();
    private readonly Queue<string> last = [];
    private readonly StreamWriter file;
    private readonly PrintedWriter printed;
    private readonly Action<string>? show;
    private Task reading = Task.CompletedTask;
    private bool isOpen = true;

    private StartLog(string path, StreamWriter file, Action<string>? show)
    {
        Path = path;
        this.file = file;
        this.show = show;
        printed = new(file);
    }

    /// <summary>The path of the file.</summary>
    public string Path { get; }

    /// <summary>Opens the file; what it had before is gone.</summary>
    /// <param name="folder">Its folder, which is made.</param>
    /// <param name="show">Gets each line; null for nobody.</param>
    /// <exception cref="EnvironmentException">It cannot be written.</exception>
    public static StartLog Open(string folder, Action<string>? show)
    {
        try
        {
            var path = System.IO.Path.Combine(folder, StartOptions.LogName);
            PrivateFile.CreateFolder(folder);
            var stream = PrivateFile.Claim(path, FileShare.ReadWrite | FileShare.Delete);
            stream.SetLength(0);
            return new(path, new StreamWriter(stream) { AutoFlush = true }, show);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new EnvironmentException(
                $"The output of --start cannot be written to '{folder}': {refused.Message} Choose another folder with --output."
            );
        }
    }

    /// <summary>Reads streams from now on.</summary>
    public void Read(params IEnumerable<TextReader> streams) => reading = Task.WhenAll(streams.Select(ReadAsync));

    /// <summary>All last lines of a command that has ended.</summary>
    /// <returns>A sentence and the lines, each on a line of its own.</returns>
    public async Task<string> LastTailAsync()
    {
        await Task.WhenAny(reading, Task.Delay(Draining));
        return Tail();
    }

    /// <summary>The last lines until now, likewise.</summary>
    public string Tail()
    {
        lock (gate)
            return last.Count == 0
                ? "It wrote nothing."
                : $"The end of its output, which is in {Path}:\n{string.Join('\n', last.Select(line => "  " + PrintedText.Line(line, LongestShown)))}";
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (gate)
        {
            isOpen = false;
            printed.Dispose();
            file.Dispose();
        }
    }

    private async Task ReadAsync(TextReader stream)
    {
        var line = new StringBuilder();
        var buffer = new char[LongestLine];
        while (await stream.ReadAsync(buffer) is > 0 and var count)
        {
            foreach (var letter in buffer.AsSpan(0, count))
            {
                if (letter == '\n')
                    Take(line);
                else if (line.Length < LongestLine)
                    line.Append(letter);
            }
        }

        if (line.Length > 0)
            Take(line);
    }

    private void Take(StringBuilder text)
    {
        var line = Redactor.Redact(Style().Replace(text.ToString(), "").TrimEnd());
        text.Clear();
        lock (gate)
        {
            if (!isOpen)
                return;
            if (line.Length > 0)
                last.Enqueue(line);
            if (last.Count > MostLines)
                last.Dequeue();
            if (file.BaseStream.Length < LargestFile)
                printed.WriteLine(line);
        }

        show?.Invoke(line);
    }

    // ECMA-48, 5.4: what colours and moves the cursor says nothing in a file.
    [GeneratedRegex(@"\e\[[0-?]*[ -/]*[@-~]")]
    private static partial Regex Style();
}
