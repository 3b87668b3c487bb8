using System.IO.Enumeration;
using KojiWidgetHarness.Cli.Failures;
using KojiWidgetHarness.Reports;

namespace KojiWidgetHarness.Cli.Reporting;

/// <summary>HTML reports that are on this machine already, known by what they say of themselves.</summary>
internal static class WrittenReports
{
    private const int Depth = 4;

    // Folders of this name are large and nobody's own.
    private static readonly string[] Left = ["node_modules", "bin", "obj"];

    /// <summary>The page of the report that is meant.</summary>
    /// <param name="place">A report's page, or a folder: its own report, else the newest below it.</param>
    /// <exception cref="UsageException">There is none. The message says what to do.</exception>
    public static string Find(string place)
    {
        var path = Path.GetFullPath(place);
        try
        {
            if (File.Exists(path))
                return RunReportWriter.IsPage(path)
                    ? path
                    : throw new UsageException($"{place} is not a report of koji-harness. Name the index.html of one, or its folder.");
            if (!Directory.Exists(path))
                throw new UsageException($"File not found: {place}. Check the path.");
            var own = Path.Combine(path, RunReportWriter.PageName);
            return File.Exists(own) && RunReportWriter.IsPage(own)
                ? own
                : Newest(path)
                    ?? throw new UsageException(
                        $"No report is in {path} or below it. Write one with: koji-harness run --report html=koji-report"
                    );
        }
        catch (Exception unread) when (unread is IOException or UnauthorizedAccessException)
        {
            throw NamedFile.Unreadable(place, unread);
        }
    }

    private static string? Newest(string folder) =>
        new FileSystemEnumerable<string>(
            folder,
            (ref FileSystemEntry entry) => entry.ToFullPath(),
            new()
            {
                RecurseSubdirectories = true,
                MaxRecursionDepth = Depth,
                IgnoreInaccessible = true,
                // No link: it may lead anywhere, and in a circle.
                AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
            }
        )
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) =>
                !entry.IsDirectory && entry.FileName.Equals(RunReportWriter.PageName, StringComparison.Ordinal),
            ShouldRecursePredicate = (ref FileSystemEntry entry) => !Left.Contains(entry.FileName.ToString()),
        }
            .Where(RunReportWriter.IsPage)
            .OrderByDescending(File.GetLastWriteTimeUtc)
            .FirstOrDefault();
}
