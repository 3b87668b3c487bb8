// Each test drives a browser context of its own; more than two at once only make each other slow.
[assembly: Parallelize(Workers = 3, Scope = ExecutionScope.MethodLevel)]
