using KojiWidgetHarness.Cli.Failures;
using KojiWidgetHarness.Files;
using KojiWidgetHarness.Reports.Output;

namespace KojiWidgetHarness.Cli.Options;

/// <summary>A scenario file that a command writes. It never takes the place of one that somebody may have worked on.</summary>
internal static class NewFile
{
    /// <summary>Writes a new file.</summary>
    /// <exception cref="UsageException">It already exists, or cannot be written.</exception>
    public static async Task WriteAsync(string path, string text, bool force, CancellationToken cancellation)
    {
        try
        {
            if (force)
            {
                await ReportFile.WriteAsync(path, text, cancellation);
                return;
            }

            await using var writer = new StreamWriter(PrivateFile.Create(path));
            await writer.WriteAsync(text.AsMemory(), cancellation);
        }
        catch (IOException) when (!force && PrivateFile.IsThere(path))
        {
            throw new UsageException($"'{path}' already exists. Choose another name, or overwrite it with --force.");
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"'{path}' cannot be written: {unusable.Message}");
        }
    }
}
