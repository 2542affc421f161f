"""Scripts, normal forms and offset-keeping views: pure functions on str."""
